//! What an operator's tools ask: `/health` and `/metrics` on a port of their own, and the counting of requests.

use access::Door;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The upper ends, in seconds, of the classes into which the times of requests are counted.
const CLASSES: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0];

/// Counts a request and how long it took, by route rather than by address: an address may name a person's matter.
pub async fn counted(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().as_str().to_owned();
    let began = Instant::now();
    let response = next.run(request).await;
    let (seconds, status) = (began.elapsed().as_secs_f64(), response.status().as_u16());
    metrics::counter!("http_requests_total", "method" => method.clone(), "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_seconds", "route" => route.clone()).record(seconds);
    tracing::info!(method, route, status, milliseconds = seconds * 1000.0, "request");
    response
}

/// The router of `/health` and `/metrics`.
pub fn router(door: Door) -> Router {
    Router::new()
        .route("/health", get(move || health(door.clone())))
        .route("/metrics", get(|| async { handle().map_or_else(String::new, PrometheusHandle::render) }))
}

/// How long the database may take to answer before `/health` says that it does not.
const PATIENCE: Duration = Duration::from_secs(2);

async fn health(door: Door) -> (StatusCode, &'static str) {
    let answers = tokio::time::timeout(PATIENCE, door.database().answers()).await;
    if answers.unwrap_or(false) {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}

/// Starts the recorder, once in a process.
pub fn handle() -> Option<&'static PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let start = || {
        let builder =
            PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full("http_request_seconds".to_owned()), &CLASSES).ok()?;
        builder.install_recorder().ok()
    };
    HANDLE.get_or_init(start).as_ref()
}

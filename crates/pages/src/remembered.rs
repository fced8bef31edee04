//! Public pages, remembered until anything changes: many people ask for the same page, and between two changes of the site it is
//! the same page.
//!
//! Every change leaves an event (`access::Writing`), so the place of the last event tells whether anything has changed, whichever
//! process changed it. That is one question instead of all that the page would ask. Pages also tell what is open today or until
//! noon, so nothing is remembered for longer than a minute. Only whole pages for people who bring no cookie are remembered: what
//! somebody signed in sees never is, nor a page that says `no-store`, such as a form that holds when it was begun.

use crate::Visit;
use crate::shell::{Finished, Recorded};
use access::events;
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use values::words::Language;

/// The most bytes of all remembered pages together.
const MOST: usize = 8 * 1024 * 1024;
/// The most bytes of one.
const LARGEST: usize = 512 * 1024;

/// When a page was made: the place of the last event, and the minute.
type Moment = (i64, i64);
/// The language and the address.
type Asked = (Language, String);

/// The pages of one moment.
#[derive(Clone, Default)]
pub(crate) struct Pages(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    moment: Moment,
    bytes: usize,
    pages: HashMap<Asked, (HeaderMap, Bytes)>,
}

impl Pages {
    fn find(&self, moment: Moment, asked: &Asked) -> Option<Response> {
        let known = self.0.lock().ok().filter(|known| known.moment == moment)?;
        let (headers, body) = known.pages.get(asked)?.clone();
        let mut response = Response::new(Body::from(body));
        *response.headers_mut() = headers;
        response.extensions_mut().insert(Finished);
        Some(response)
    }

    fn keep(&self, moment: Moment, asked: Asked, headers: HeaderMap, body: Bytes) {
        let Ok(mut known) = self.0.lock() else { return };
        if known.moment < moment {
            *known = Known { moment, ..Known::default() };
        }
        if known.moment == moment && known.bytes + body.len() <= MOST {
            known.bytes += body.len();
            known.pages.insert(asked, (headers, body));
        }
    }
}

/// Answers with the page as it was a moment ago when nothing has changed since; otherwise makes it and remembers it.
pub(crate) async fn or_made(request: Request, next: Next) -> Response {
    let plain = request.method() == Method::GET && !request.headers().contains_key(header::COOKIE);
    let visit = request.extensions().get::<Visit>().filter(|visit| plain && !visit.actor().is_signed_in()).cloned();
    let Some(visit) = visit else { return next.run(request).await };
    // A database that does not answer is told of by the page itself.
    let Ok(place) = events::last_place(visit.site().door().database()).await else { return next.run(request).await };
    let moment = (place, visit.site().door().clock().now().timestamp() / 60);
    let asked = (visit.address().language, request.uri().to_string());
    let pages = visit.site().remembered().clone();
    if let Some(page) = pages.find(moment, &asked) {
        return page;
    }
    let response = next.run(request).await;
    let size = response.body().size_hint().exact().and_then(|size| usize::try_from(size).ok());
    let whole = response.status() == StatusCode::OK && response.extensions().get::<Finished>().is_some();
    let own = response.extensions().get::<Recorded>().is_some() || response.headers().contains_key(header::SET_COOKIE);
    let once = response.headers().get(header::CACHE_CONTROL).is_some_and(|value| value == "no-store");
    if !whole || own || once || size.is_none_or(|size| size > LARGEST) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else { return Response::from_parts(parts, Body::empty()) };
    pages.keep(moment, asked, parts.headers.clone(), body.clone());
    Response::from_parts(parts, Body::from(body))
}

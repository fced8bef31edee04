//! A mail server of a few lines, which takes mails and refuses one address.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The address that the server does not know.
pub const UNKNOWN: &str = "unknown@example.org";

#[derive(Clone, Default)]
pub struct Server {
    pub taken: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts it; the answer is its address.
    pub async fn start(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("smtp://{}?tls=none", listener.local_addr().expect("an address"));
        let server = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.talk(stream).await });
            }
        });
        address
    }

    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 here\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let answer = match line.get(..4).unwrap_or_default() {
                "RCPT" if line.contains(UNKNOWN) => "550 no such mailbox",
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await.ok()?;
                    let mut text = String::new();
                    while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                        text.push_str(&line);
                        text.push('\n');
                    }
                    self.taken.lock().expect("no panic").push(text);
                    "250 taken"
                }
                "QUIT" => "221 bye",
                _ => "250 well",
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
        Some(())
    }
}

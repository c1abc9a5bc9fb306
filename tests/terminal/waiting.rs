//! Waiting for an article that comes from far away.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use super::Session;

/// A server that begins to answer, and ends when it is told.
fn server(status: &'static str, pause: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        std::thread::sleep(pause);
        let body = "# Lights\n\nThe lamp burns all night.\n";
        let length = body.len();
        let _ = write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: text/markdown\r\nContent-Length: {length}\r\n\r\n{body}"
        );
    });
    format!("http://{address}/")
}

#[test]
fn an_article_that_comes_late_is_shown_when_it_comes() {
    let address = server("200 OK", Duration::from_millis(1500));
    let mut session = Session::start(&[&address], &[], (36, 120));
    session.wait_for("Reading the article");
    session.wait_for("The lamp burns all night.");
    session.press("q");
    assert_eq!(session.end().0, 0);
    session.is_given_back();
}

#[test]
fn an_article_that_does_not_come_can_be_given_up() {
    for (key, code) in [("q", 0), ("\x03", 130)] {
        let address = server("200 OK", Duration::from_mins(1));
        let mut session = Session::start(&[&address], &[], (36, 120));
        session.wait_for("Reading the article");
        // Esc backs out and never ends; alone, it must not be read as Alt.
        session.press("\x1b");
        std::thread::sleep(Duration::from_millis(300));
        session.press(key);
        assert_eq!(session.end().0, code);
        session.is_given_back();
    }
}

#[test]
fn an_article_that_cannot_come_ends_with_its_reason() {
    let address = server("404 Not Found", Duration::from_millis(1500));
    let mut session = Session::start(&[&address], &[], (36, 120));
    session.wait_for("Reading the article");
    assert_eq!(session.end().0, 2);
    assert!(session.has(&format!(
        "briefing: {address}: the server answered 404 (Not Found)"
    )));
}

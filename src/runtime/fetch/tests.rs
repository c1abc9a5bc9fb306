use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::runtime::source::{How, Opening, Source, open};
use crate::text::{BlockId, Span};

const PAGE: &str = "<html><title>Lights</title><h1>Lights</h1><p>The lamp burns all night, and <a href='keeper'>the keeper</a> sleeps by day; so it has been for years.</p>";

/// A server on this machine; its address without a path.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(|| answer(stream.unwrap()));
        }
    });
    format!("http://{address}")
}

fn answer(mut stream: TcpStream) {
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    while !request.ends_with(b"\r\n\r\n") {
        let read = stream.read(&mut buffer).unwrap();
        if read == 0 {
            return;
        }
        request.extend(&buffer[..read]);
    }
    let request = String::from_utf8(request).unwrap();
    let path = request.split(' ').nth(1).unwrap();
    let reply = |head: &str, body: &[u8]| {
        let length = body.len();
        let head =
            format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        [head.as_bytes(), body].concat()
    };
    let moved = |to: &str| reply(&format!("302 Found\r\nLocation: {to}"), b"");
    let bytes = match path {
        "/page" => reply("200 OK\r\nContent-Type: text/html", PAGE.as_bytes()),
        "/latin" => reply(
            "200 OK\r\nContent-Type: text/html; charset=windows-1250",
            b"<meta charset=utf-8><p>\xa3\xf3d\x9f is a town of mills, and it has a harbour for barges on the river.</p>",
        ),
        "/notes.md" => reply("200 OK\r\nContent-Type: text/plain", b"# Lights\n\nThe lamp burns."),
        "/moved" => moved("/page"),
        "/round" => moved("/round"),
        "/away" => moved("file:///etc/passwd"),
        "/picture" => reply("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        "/large" => b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".to_vec(),
        "/short" => b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly".to_vec(),
        "/slow" => {
            let begins = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 900000\r\n\r\nSlow.";
            let _ = stream.write_all(begins.as_bytes());
            for _ in 0..600 {
                thread::sleep(Duration::from_millis(50));
                if stream.write_all(&[b'a'; 100]).is_err() {
                    return;
                }
            }
            return;
        }
        _ => reply("404 Not Found", b"nothing"),
    };
    let _ = stream.write_all(&bytes);
}

fn opened(path: &str) -> Result<Opening, String> {
    let address = server() + path;
    let opened = open(&Source::Url(address.clone()), &How::default());
    opened.map_err(|error| error.to_string().replace(&address, "ADDRESS"))
}

fn text(path: &str) -> (String, &'static str) {
    let opened = opened(path).unwrap();
    let reading = match opened.rest {
        Some(rest) => rest.read(|_| {}).unwrap(),
        None => opened.reading,
    };
    let text = reading.document.block_text(BlockId(0)).to_owned();
    (text, reading.format.name)
}

fn refused(path: &str) -> String {
    match opened(path) {
        Err(told) => told,
        Ok(opened) => {
            let error = opened.rest.unwrap().read(|_| {}).unwrap_err().to_string();
            format!(
                "ADDRESS: {}",
                error.rsplit_once(path).unwrap().1.trim_start_matches(": ")
            )
        }
    }
}

#[test]
fn a_page_is_read_and_says_where_it_is_from() {
    let address = server() + "/moved";
    let opened = open(&Source::Url(address.clone()), &How::default()).unwrap();
    let document = opened.reading.document;
    assert_eq!(document.meta.title.as_deref(), Some("Lights"));
    assert_eq!(
        document.meta.source.as_deref(),
        Some(address.replace("moved", "page").as_str())
    );
    let all = Span::new(BlockId(0), 0..99);
    let links: Vec<&str> = (document.links_over(all).iter())
        .map(|link| link.address.as_str())
        .collect();
    assert_eq!(links, [address.replace("moved", "keeper")]);
}

#[test]
fn the_server_tells_kind_and_encoding() {
    let (latin, format) = text("/latin");
    assert!(latin.starts_with("Łódź is"), "{latin}");
    assert_eq!(format, "html");
    assert_eq!(
        text("/notes.md"),
        ("The lamp burns.".to_owned(), "markdown")
    );
}

#[test]
fn what_is_no_article_is_refused_in_a_row() {
    for (path, told) in [
        ("/gone", "the server answered 404 (Not Found)"),
        ("/round", "leads on and on: more than 5 redirections"),
        ("/picture", "is image/png, which is no article"),
        ("/large", "is too large: the limit is 128 MB"),
    ] {
        assert_eq!(refused(path), format!("ADDRESS: {told}"));
    }
    assert!(refused("/short").contains("the connection broke"));
    assert!(refused("/away").starts_with("ADDRESS: "));
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let told = open(&Source::Url(address), &How::default()).unwrap_err();
    assert!(
        told.reason.to_string().starts_with("cannot connect"),
        "{told}"
    );
}

#[test]
fn nothing_is_fetched_against_the_readers_will() {
    let how = How {
        network: false,
        ..How::default()
    };
    let told = open(&Source::Url("http://127.0.0.1:1/".to_owned()), &how).unwrap_err();
    assert_eq!(
        told.reason.to_string(),
        "network access is off (--no-network)"
    );
}

#[test]
fn a_slow_server_holds_up_nobody_and_can_be_given_up() {
    let begun = Instant::now();
    let rest = opened("/slow").unwrap().rest.unwrap();
    let stop = rest.stop();
    let mut told = Vec::new();
    let error = rest
        .read(|words| {
            told.push(words.to_string());
            if told.len() == 3 {
                stop.ask();
            }
        })
        .unwrap_err();
    assert_eq!(error.reason.to_string(), "was given up");
    assert!(
        told.iter()
            .any(|words| words.contains(" of 879 KB of http://")),
        "{told:?}"
    );
    assert!(begun.elapsed() < Duration::from_secs(20));
}

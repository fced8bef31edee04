// The browser itself, on a small site of this test's own.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use testkit::browser::{Browser, Key, Options, Seen};

/// Serves the pages below until the test ends; gives its address.
fn site() -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(|| answer(stream));
        }
    });
    Ok(address)
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut request = String::new();
    BufReader::new(stream.try_clone()?).read_line(&mut request)?;
    let path = request.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
    let body = match path {
        "/" => include_str!("pages/form.html"),
        "/bad" => include_str!("pages/bad.html"),
        _ => include_str!("pages/sent.html"),
    };
    // A strict policy and no cache, as the real site has them.
    let head = "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nContent-Security-Policy: script-src 'unsafe-inline'\r\nConnection: close";
    write!(stream, "HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

async fn on_form(options: Options) -> Seen<Browser> {
    let browser = Browser::start(options).await?;
    browser.open(&site()?).await?;
    Ok(browser)
}

#[tokio::test]
async fn scripts_run_unless_they_are_off() -> Seen<()> {
    let with = on_form(Options::default()).await?;
    assert!(with.text().await?.contains("Scripts are on"));
    with.button("Count").await?.click().await?;
    assert!(with.text().await?.contains("Counted"));

    let without = on_form(Options::default().without_scripts()).await?;
    for _ in 0..2 {
        let text = without.text().await?;
        assert!(
            text.contains("Scripts are off") && text.contains("No scripts here") && !text.contains("Scripts are on"),
            "{text}"
        );
        without.button("Count").await?.click().await?;
        assert!(!without.text().await?.contains("Counted"));
        // Still so after the check has run its own script, and on the next page.
        without.check_accessibility().await?;
        without.button("Count").await?.click().await?;
        assert!(!without.text().await?.contains("Counted"));
        without.button("Send").await?.click().await?;
        without.link("Back to the form").await?.click().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_form_is_filled_in_by_its_labels() -> Seen<()> {
    let browser = on_form(Options::default()).await?;
    browser.field("Name of the plan").await?.write("Safer Kent").await?;
    browser.field("County").await?.choose("Surrey").await?;
    browser.field("Notify by > Letter").await?.click().await?;
    browser.field("I agree").await?.click().await?;
    browser.write_date("Start date", "27", "3", "2026").await?;
    browser.field("Annual report").await?.attach(file!().trim_start_matches("crates/testkit/")).await?;
    assert_eq!(browser.field("Name of the plan").await?.value().await?, "Safer Kent");
    assert_eq!(browser.field("County").await?.value().await?, "sy");
    assert!(browser.field("Letter").await?.is_chosen().await? && !browser.field("E-mail").await?.is_chosen().await?);
    assert_eq!(browser.field("Start date > Month").await?.value().await?, "3");
    assert!(browser.field("Annual report").await?.value().await?.ends_with("browser.rs"));
    browser.button("Send").await?.click().await?;
    browser.heading("Sent").await?;
    assert!(browser.address().await?.contains("plan=Safer+Kent&county=sy"));
    browser.back().await?;
    assert_eq!(browser.title().await?, "New plan");
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_is_told_with_what_is() -> Seen<()> {
    let browser = on_form(Options::default()).await?;
    let trouble = browser.link("Sign out").await.unwrap_err().to_string();
    assert!(trouble.contains("no link is called \"Sign out\"") && trouble.contains("\"About plans\""), "{trouble}");
    let trouble = browser.field("Day").await.unwrap_err().to_string();
    assert!(trouble.contains("2 of kind field are called \"Day\""), "{trouble}");
    assert!(browser.link("A hidden link").await.is_err());
    assert!(browser.heading("New plan").await.is_ok());
    Ok(())
}

#[tokio::test]
async fn a_table_is_read_by_its_caption() -> Seen<()> {
    let browser = on_form(Options::default()).await?;
    let table = browser.table("Money by year").await?;
    assert_eq!(table.columns, ["Year", "Amount"]);
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.cell("2026 to 2027", "Amount"), Some("£1,883.75"));
    assert_eq!(table.cell("2030 to 2031", "Amount"), None);
    Ok(())
}

#[tokio::test]
async fn the_keyboard_alone_is_enough() -> Seen<()> {
    let browser = on_form(Options::default()).await?;
    assert!(browser.focused().await?.is_none());
    let field = browser.tab_to("Name of the plan", 5).await?;
    browser.press('K').await?;
    assert_eq!(field.value().await?, "K");
    browser.press_together(&[Key::Shift.into(), Key::Tab.into()]).await?;
    assert_eq!(browser.focused().await?.unwrap().accessible_name().await?, "About plans");
    let trouble = browser.tab_to("Nowhere", 2).await.unwrap_err().to_string();
    assert!(trouble.contains("2 times Tab does not reach \"Nowhere\"") && trouble.contains("Name of the plan"), "{trouble}");
    browser.tab_to("Send", 20).await?;
    browser.press(Key::Enter).await?;
    browser.heading("Sent").await?;
    Ok(())
}

#[tokio::test]
async fn a_narrow_page_must_not_scroll_sideways() -> Seen<()> {
    let browser = on_form(Options::narrow()).await?;
    browser.no_sideways_scroll().await?;
    let form = browser.address().await?;
    browser.open(&format!("{form}bad")).await?;
    let trouble = browser.no_sideways_scroll().await.unwrap_err().to_string();
    assert!(trouble.contains("wide in 320") && trouble.contains("class=\"wide\""), "{trouble}");
    Ok(())
}

#[tokio::test]
async fn faults_of_accessibility_are_told_one_by_one() -> Seen<()> {
    for options in [Options::default(), Options::narrow().without_scripts()] {
        let browser = on_form(options).await?;
        browser.check_accessibility().await?;
        let form = browser.address().await?;
        browser.open(&format!("{form}bad")).await?;
        let trouble = browser.check_accessibility().await.unwrap_err().to_string();
        for rule in ["image-alt", "color-contrast", "target-size", "label", "page-has-heading-one"] {
            assert!(trouble.contains(&format!("- {rule}: ")), "{rule} is missing in {trouble}");
        }
        assert!(trouble.contains("<img src=\"map.png\">") && trouble.contains("/bad:"), "{trouble}");
    }
    Ok(())
}

#[tokio::test]
async fn pages_and_pictures_are_kept() -> Seen<()> {
    let browser = on_form(Options::narrow()).await?;
    let page = browser.save_page("testkit-form").await?;
    assert_eq!(std::fs::read_to_string(page)?, include_str!("pages/form.html"));
    let folder = tempfile::tempdir()?;
    let picture = folder.path().join("form.png");
    browser.screenshot(&picture).await?;
    let bytes = std::fs::read(picture)?;
    let size = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    assert_eq!(size(16), 320);
    assert!(size(20) > 640, "the whole page is in the picture, not only {} of it", size(20));
    Ok(())
}

#[tokio::test]
async fn nothing_is_left_running() -> Seen<()> {
    let browser = on_form(Options::default()).await?;
    let profile = browser.profile().to_owned();
    let running = || {
        let commands =
            std::fs::read_dir("/proc").unwrap().flatten().filter_map(|entry| std::fs::read(entry.path().join("cmdline")).ok());
        let wanted = profile.as_os_str().as_encoded_bytes();
        commands.filter(|command| command.windows(wanted.len()).any(|part| part == wanted)).count()
    };
    assert!(running() > 0 && profile.is_dir());
    drop(browser);
    assert_eq!((running(), profile.exists()), (0, false));
    Ok(())
}

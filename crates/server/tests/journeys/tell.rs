//! A partner who signs in once a month is asked by mail about an action that is late, tells how it stands with the link in the
//! mail, and finds it told on "My actions".

use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use jobs::{Schedule, outbox};
use testkit::browser::Seen;

const TITLE: &str = "Find out why more people are killed or seriously injured";
const UPDATE: &str = "/workspace/actions/casualty-review/update";

/// The path of the link in the one mail that a round of asking writes.
async fn link_of_the_mail(stage: &Stage) -> String {
    let chasing = actions::chasing::Chasing { house: server::house::house(), base: stage.base.clone() };
    chasing.run(&stage.door).await.expect("a round");
    let mails = outbox::unsent(stage.door.database().reader(), 10).await.expect("the outbox");
    let [mail] = mails.as_slice() else { panic!("one mail, not {}", mails.len()) };
    assert_eq!(mail.address, "kfrs-officer@demo.example");
    mail.plain.lines().find_map(|line| line.strip_prefix(&stage.base)).expect("a link").to_owned()
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let somebody = Person::at(stage, way).await?;
    somebody.sign_in("co-ordinator").await?;
    somebody.go(UPDATE).await?;
    somebody.write("What has happened since?", "The partners agreed a date.").await?;
    for (box_of_day, typed) in [("Day", "31"), ("Month", "3"), ("Year", "2018")] {
        somebody.write(box_of_day, typed).await?;
    }
    somebody.press_button("Send the update").await?;

    let link = link_of_the_mail(stage).await;
    somebody.forget_everything().await?;
    somebody.go(&link).await?;
    somebody.reads(&[TITLE, "31 March 2018", "The partners agreed a date."]).await?;
    somebody.look("told-by-link").await?;
    somebody.press_button("Send the update").await?;
    somebody.reads(&["There is a problem", "Say what has happened since the last time"]).await?;
    somebody.look("told-by-link-wrong").await?;
    somebody.write("What has happened since?", "Ashford looks at two junctions.").await?;
    somebody.press_button("Send the update").await?;
    somebody.reads(&["Thank you", "Your update is kept"]).await?;
    somebody.look("told-thanks").await?;

    somebody.sign_in("kfrs-officer").await?;
    somebody.go("/workspace/my-actions").await?;
    somebody.reads(&[TITLE, "Late", "1 action, 1 of them late."]).await?;
    somebody.go(UPDATE).await?;
    somebody.reads(&["What was told before", "Ashford looks at two junctions."]).await?;
    somebody.look("told-before").await
}

in_every_way!(journey);

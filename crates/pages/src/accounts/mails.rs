//! The mails about accounts: plain words, one link each, nothing that others should not read.

use crate::Visit;
use access::links::Purpose;
use jobs::Mail;
use values::words::{fill, t};

/// The link to sign in once.
pub(super) fn sign_in(visit: &Visit, email: &str, token: &str, carried: &str) -> Mail {
    let service = service(visit);
    let link = format!("{}/sign-in/link/{token}{carried}", base(visit));
    let text = fill(
        "Somebody asked for a link to sign in to {service} with this e-mail address.\n\n\
         To sign in, open this link and press the button:\n\n{link}\n\n\
         The link works once, in the next 30 minutes.\n\n\
         If it was not you, you do not need to do anything.\n",
        &[("service", &service), ("link", &link)],
    );
    let subject = fill("Sign in to {service}", &[("service", &service)]);
    Mail::new(email, subject, text).not_after(ends(visit, Purpose::SignIn))
}

/// The invitation to choose a password.
pub(super) fn invitation(visit: &Visit, email: &str, token: &str) -> Mail {
    let service = service(visit);
    let link = format!("{}/welcome/{token}", base(visit));
    let text = fill(
        "You have an account on {service}.\n\n\
         To start, open this link and choose a password:\n\n{link}\n\n\
         The link works once, in the next 7 days. After that you can sign in without a password: \
         ask for a link by e-mail on the sign-in page, {sign_in}\n",
        &[("service", &service), ("link", &link), ("sign_in", &format!("{}/sign-in", base(visit)))],
    );
    let subject = fill("Your account on {service}", &[("service", &service)]);
    Mail::new(email, subject, text).not_after(ends(visit, Purpose::SetPassword))
}

/// The word that a password was changed, so that a person knows when it was not them.
pub(super) fn password_changed(visit: &Visit, email: &str) -> Mail {
    let service = service(visit);
    let text = fill(
        "The password of your account on {service} was changed.\n\n\
         If it was not you, ask for a link on {sign_in}, choose another password and sign out everywhere else. \
         Then tell the administrator of the site.\n",
        &[("service", &service), ("sign_in", &format!("{}/sign-in", base(visit)))],
    );
    Mail::new(email, fill("Your password on {service} was changed", &[("service", &service)]), text)
}

/// The word, to the old address, that an account has another e-mail address now.
pub(super) fn address_changed(visit: &Visit, old: &str) -> Mail {
    let service = service(visit);
    let text = fill(
        "An administrator changed the e-mail address of your account on {service}. Mails to you now go to the new address.\n\n\
         If that is not right, tell the administrator of the site.\n",
        &[("service", &service)],
    );
    Mail::new(old, t("Your e-mail address was changed"), text)
}

fn service(visit: &Visit) -> String {
    visit.site().known_names().service
}

fn base(visit: &Visit) -> &str {
    visit.site().setup().base.trim_end_matches('/')
}

fn ends(visit: &Visit, purpose: Purpose) -> i64 {
    visit.clock().now().timestamp() + purpose.holds()
}

//! Every weight and threshold of the comparison, in bits, each with its reason.
//! Positive speaks for one person, negative against. Fitted on labelled pairs that are not part of this repository,
//! then rounded; docs/names.md has the figures.
use std::sync::LazyLock;

/// From so many bits on a word counts as uncommon in the evidence: one in 1,000 and rarer.
pub(super) const RARE_BITS: f32 = 10.0;
/// Up to so many bits a word counts as very common: one in fifty and more.
pub(super) const COMMON_BITS: f32 = 5.6;

macro_rules! weights {
    ($($(#[$m:meta])* $name:ident : $value:expr;)*) => {
        #[derive(Debug)]
        pub(super) struct Weights { $($(#[$m])* pub $name: f32,)* }
        pub(super) static W: LazyLock<Weights> = LazyLock::new(|| Weights { $($name: std::env::var(concat!("W_", stringify!($name))).ok().and_then(|v| v.parse().ok()).unwrap_or($value),)* });
        #[doc(hidden)]
        pub fn table() -> Vec<(&'static str, f32)> { vec![$((stringify!($name), W.$name)),*] }
    };
}
weights! {
    given_slope: 0.8;
    surname_slope: 0.9;
    sound: 1.0;
    weak_sound: 1.5;
    one_letter: 2.0;
    one_letter_slope: 0.85;
    two_letters: 3.5;
    two_letters_slope: 0.8;
    nickname: 2.0;
    nickname_slope: 0.8;
    short: 3.0;
    short_slope: 0.7;
    truncated: 2.0;
    truncated_slope: 0.6;
    initial: 1.5;
    initial_differs: -6.0;
    near_given: -16.0;
    near_surname: -4.0;
    given_other_differs: -20.0;
    given_none: -22.0;
    given_more: -2.0;
    surname_first_differs: -22.0;
    surname_second_differs: -20.0;
    surname_more: -2.0;
    opposite_sex: -3.0;
    given_missing: -0.4;
    first_given_missing: -1.5;
    given_absent: -2.0;
    second_missing: -0.5;
    first_surname_missing: -6.0;
    surname_absent: -2.0;
    married: 0.0;
    given_order: -2.5;
    surname_order: -2.5;
    kin_surnames: 0.5;
    kin_given: 0.7;
    reading: 3.0;
    joined: -1.0;
    id_equal: 24.0;
    id_one_digit: 4.0;
    id_differs: -14.0;
    birth_equal: 5.0;
    birth_one_year: 3.5;
    birth_few_years: 0.5;
    birth_differs: -4.0;
    birth_generation: -8.0;
    centre_equal: 3.0;
    centre_differs: -0.5;
    state_equal: 2.5;
    state_differs: -1.5;
    arrest_equal: 6.0;
    arrest_differs: -2.0;
    sex_differs: -7.0;
    review: -6.0;
}

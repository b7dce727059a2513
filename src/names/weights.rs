//! Every weight and threshold of the comparison, in bits, each with its reason.
//! Positive speaks for one person, negative against. Chosen by reason, checked on labelled pairs that are not part of
//! this repository, and rounded; docs/names.md has the figures.

/// From so many bits on a word counts as uncommon in the evidence: one in 1,000 and rarer.
pub(super) const RARE_BITS: f32 = 10.0;
/// Up to so many bits a word counts as very common: one in fifty and more.
pub(super) const COMMON_BITS: f32 = 5.6;

/// The table.
pub(super) struct Weights {
    /// Of a given name's rarity this much counts: relatives and whole age groups share given names.
    pub given_slope: f32,
    /// Of a surname's rarity this much counts: lists hold whole families.
    pub surname_slope: f32,
    /// Said alike, written differently: nearly as good as the same (Gonzales, González).
    pub sound: f32,
    /// Alike but for a weak end (Jesú, Torre): a little less.
    pub weak_sound: f32,
    /// One letter mistyped: taken off, and less of the rarity counts, since a rare word may be a slip of a common one.
    pub one_letter: f32,
    pub one_letter_slope: f32,
    /// Two letters: other surnames are as near as that (Arellano, Avellán).
    pub two_letters: f32,
    pub two_letters_slope: f32,
    /// A pet name stands for several names (Beto: Alberto, Roberto, Humberto …).
    pub nickname: f32,
    pub nickname_slope: f32,
    /// The beginning of a name in daily use (Leo, Alex): as a pet name, with less certainty.
    pub short: f32,
    pub short_slope: f32,
    /// The end of a line was cut off: the few letters left say little.
    pub truncated: f32,
    pub truncated_slope: f32,
    /// The letter fits; one name in five begins with it.
    pub initial: f32,
    /// The letter does not fit: people do not mistake their initials, but lists do now and then.
    pub initial_differs: f32,
    /// Ramón and Román, Mario and María: two people, if nothing else is wrong.
    pub near_given: f32,
    /// Two well-known surnames one letter apart (Mata, Maza): lists do confuse them.
    pub near_surname: f32,
    /// One given name agrees, another contradicts: brothers and sisters are named so.
    pub given_other_differs: f32,
    /// No given name agrees: a relative, whatever the surnames say.
    pub given_none: f32,
    /// Every further contradiction adds little to the first.
    pub given_more: f32,
    /// Another father's surname: another family.
    pub surname_first_differs: f32,
    /// Another mother's surname: a cousin, a half-brother or a namesake.
    pub surname_second_differs: f32,
    pub surname_more: f32,
    /// Juan and Juana: besides being other names, they are other people for certain.
    pub opposite_sex: f32,
    /// Lists leave out second given names all the time.
    pub given_missing: f32,
    /// Many are called by their second name, but lists start with the first.
    pub first_given_missing: f32,
    /// A side without any given name.
    pub given_absent: f32,
    /// Lists leave out the mother's surname all the time.
    pub second_missing: f32,
    /// Who leaves out a surname leaves out the mother's, not the father's.
    pub first_surname_missing: f32,
    /// A side without any surname.
    pub surname_absent: f32,
    /// "de X" is there or not: a husband's name contradicts nothing.
    pub married: f32,
    /// The same given names in another order are also what cousins have (José Antonio, Antonio José).
    pub given_order: f32,
    /// The same surnames in another order: a slip of the list, or an uncle.
    pub surname_order: f32,
    /// Equal surnames count by this factor where the given names contradict: that is what relatives are.
    pub kin_surnames: f32,
    /// Equal given names count by this factor where a surname contradicts: namesakes.
    pub kin_given: f32,
    /// For each bit that a reading is less likely than the best: contradictions must not be read away.
    pub reading: f32,
    /// Found by another name than the own one: with each further name somebody fits by chance, and nicknames are shared.
    pub other_name: f32,
    /// In such a reading, or where the first of its kind is missing, a word is left over on either side: likelier two
    /// names that contradict (Jesús and Josse, or the surnames Tovar and Andrés).
    pub read_away: f32,
    /// Written together or apart: a slip, nothing more.
    pub joined: f32,
    /// One number, one person: more than any name can weigh against.
    pub id_equal: f32,
    /// One digit off happens when numbers are copied; by chance it hardly does.
    pub id_one_digit: f32,
    /// Another number: strong, but numbers of relatives do get into records, so never a veto.
    pub id_differs: f32,
    /// Years of birth: one in about thirty-two agrees by chance.
    pub birth_equal: f32,
    /// Ages are rounded and birthdays lie between.
    pub birth_one_year: f32,
    /// "About forty."
    pub birth_few_years: f32,
    pub birth_differs: f32,
    /// Father and son.
    pub birth_generation: f32,
    /// One of some eight large centres.
    pub centre_equal: f32,
    /// People are moved.
    pub centre_differs: f32,
    /// One of 24 states, the big ones likelier.
    pub state_equal: f32,
    /// Arrested away from home.
    pub state_differs: f32,
    /// Arrests come in waves; the same three days are still one in sixty.
    pub arrest_equal: f32,
    /// Dates of arrest, of charge and of transfer are confused.
    pub arrest_differs: f32,
    /// From records, where it is seldom wrong.
    pub sex_differs: f32,
    /// From here on a person looks. Losing a true one is worse than another card.
    pub review: f32,
    /// A name alone must speak for at least this much, however few names are followed.
    pub least_name: f32,
    /// The index looks at nobody who shares less: about a surname that one in sixteen has.
    pub least_shared: f32,
}

pub(super) const W: Weights = Weights {
    given_slope: 0.8,
    surname_slope: 0.9,
    sound: 1.0,
    weak_sound: 1.5,
    one_letter: 2.0,
    one_letter_slope: 0.85,
    two_letters: 3.5,
    two_letters_slope: 0.8,
    nickname: 2.0,
    nickname_slope: 0.8,
    short: 3.0,
    short_slope: 0.7,
    truncated: 2.0,
    truncated_slope: 0.6,
    initial: 1.5,
    initial_differs: -6.0,
    near_given: -16.0,
    near_surname: -4.0,
    given_other_differs: -20.0,
    given_none: -22.0,
    given_more: -2.0,
    surname_first_differs: -22.0,
    surname_second_differs: -20.0,
    surname_more: -2.0,
    opposite_sex: -3.0,
    given_missing: -1.0,
    first_given_missing: -1.5,
    given_absent: -2.0,
    second_missing: -1.0,
    first_surname_missing: -6.0,
    surname_absent: -2.0,
    married: 0.0,
    given_order: -4.0,
    surname_order: -2.5,
    kin_surnames: 0.5,
    kin_given: 0.7,
    reading: 3.0,
    read_away: -12.0,
    other_name: -2.0,
    joined: -1.0,
    id_equal: 24.0,
    id_one_digit: 4.0,
    id_differs: -14.0,
    birth_equal: 5.0,
    birth_one_year: 3.5,
    birth_few_years: 0.5,
    birth_differs: -4.0,
    birth_generation: -8.0,
    centre_equal: 3.0,
    centre_differs: -0.5,
    state_equal: 2.5,
    state_differs: -1.5,
    arrest_equal: 6.0,
    arrest_differs: -2.0,
    sex_differs: -7.0,
    review: -9.5,
    least_name: 2.0,
    least_shared: 4.0,
};

use super::*;
use crate::language::Language;
use crate::pack::samples::{BARE, FULL, found_in_a_few};

fn lesson(text: &str, language: Language) -> Lesson {
    Told::of(&found_in_a_few(text), language).unwrap().lesson()
}

#[test]
fn every_slide_has_a_title_something_to_see_and_all_that_a_trainer_says() {
    for language in Language::ALL {
        for text in [BARE, FULL] {
            for slide in lesson(text, language).slides {
                let Notes { ask, answer, discuss, belief, truth } = &slide.notes;
                let told = [&slide.title, ask, discuss, belief, truth].into_iter().chain(answer);
                for sentence in told {
                    let is_told = !sentence.trim().is_empty() && !sentence.contains("[pack.");
                    assert!(is_told && !sentence.contains('{'), "{:?}: {sentence}", slide.topic);
                    assert!(!sentence.contains("NaN"), "{:?}: {sentence}", slide.topic);
                }
                assert!(!answer.is_empty(), "{:?}", slide.topic);
                if let Shown::Lines(lines) | Shown::Cover(lines) = &slide.shown {
                    assert!(!lines.is_empty(), "{:?}", slide.topic);
                }
            }
        }
    }
}

#[test]
fn what_a_scenario_does_not_have_is_left_out() {
    let bare = lesson(BARE, Language::English);
    let topics: Vec<Topic> = bare.slides.iter().map(|slide| slide.topic).collect();
    for missing in [
        Topic::Live,
        Topic::Calendar,
        Topic::Plan,
        Topic::Shock,
        Topic::Anatomy,
        Topic::Hundred,
        Topic::Compare,
        Topic::Price,
    ] {
        assert!(!topics.contains(&missing), "{missing:?}");
    }
    let full = lesson(FULL, Language::English);
    let topics: Vec<Topic> = full.slides.iter().map(|slide| slide.topic).collect();
    for there in [
        Topic::Live,
        Topic::Calendar,
        Topic::Shock,
        Topic::Anatomy,
        Topic::Hundred,
        Topic::Compare,
        Topic::Monday,
    ] {
        assert!(topics.contains(&there), "{there:?}");
    }
}

/// Nobody sees or hears how often cash runs out with shocks before everybody has guessed.
#[test]
fn the_answer_waits_for_the_guess() {
    let material = found_in_a_few(FULL);
    let told = Told::of(&material, Language::English).unwrap();
    let slides = told.lesson().slides;
    let guess = slides.iter().position(|slide| slide.topic == Topic::Guess).unwrap();
    let answers = &slides[guess].notes.answer;
    for slide in &slides[..guess] {
        assert!(slide.notes.answer.iter().all(|line| !answers.contains(line)), "{:?}", slide.topic);
        if let Shown::Picture(name) = &slide.shown {
            let early = ["live_funnel", "ordinary_year", "shock_anatomy"];
            assert!(early.contains(&name.as_str()), "{name}");
        }
    }
    assert!(slides[guess..].iter().any(|slide| slide.topic == Topic::Dependence));
}

#[test]
fn the_steps_fill_the_lesson_whatever_is_left_out() {
    for text in [BARE, FULL] {
        let parts = lesson(text, Language::Indonesian).parts;
        assert_eq!((parts[0].from, parts[parts.len() - 1].to), (0, LENGTH));
        assert!(parts.windows(2).all(|pair| pair[0].to == pair[1].from));
        assert!(parts.iter().all(|part| part.to > part.from));
    }
}

/// Pictures that show the same futures must say different things of them.
#[test]
fn no_two_slides_say_the_same() {
    for language in Language::ALL {
        let slides = lesson(FULL, language).slides;
        for (place, slide) in slides.iter().enumerate() {
            let same = slides[..place].iter().find(|other| other.title == slide.title);
            assert_eq!(same.map(|other| other.topic), None, "{:?}", slide.topic);
        }
    }
}

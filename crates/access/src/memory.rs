//! What a process keeps in memory of answers that cost much and change seldom. It belongs to one door, so that two sites in one
//! process never share it.
//!
//! An answer is kept under a name, with the moment that it was made of: a number that the database changes with whatever the answer
//! is made of. Whoever asks says which moment they see; an answer of another moment is none. So it does not matter which process
//! changed something, and a reading that began before a change finds nothing of after it.

use hashlink::LruCache;
use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex};

/// The most bytes of all answers together; those that were asked for longest ago make room.
const MOST: usize = 8 * 1024 * 1024;

/// An answer that may be kept. It is the same for everybody and in every language: what depends on who asks is never kept.
pub trait Kept: Any + Send + Sync {
    /// About how many bytes it takes.
    fn bytes(&self) -> usize;
}

impl Kept for i64 {
    fn bytes(&self) -> usize {
        size_of::<i64>()
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn bytes(&self) -> usize {
        self.iter().map(Kept::bytes).sum()
    }
}

impl<T: Kept> Kept for Option<T> {
    fn bytes(&self) -> usize {
        self.as_ref().map_or(0, Kept::bytes)
    }
}

impl<T: Kept> Kept for Arc<T> {
    fn bytes(&self) -> usize {
        T::bytes(self)
    }
}

/// The answers of one door. Cloning shares them.
#[derive(Clone)]
pub struct Memory(Arc<Mutex<Answers>>);

struct Answers {
    by_name: LruCache<String, Answer>,
    bytes: usize,
}

struct Answer {
    moment: i64,
    bytes: usize,
    made: Arc<dyn Any + Send + Sync>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory(Arc::new(Mutex::new(Answers { by_name: LruCache::new_unbounded(), bytes: 0 })))
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Memory")
    }
}

impl Memory {
    /// The answer of this name and moment, when it is kept.
    pub fn find<T: Kept>(&self, name: &str, moment: i64) -> Option<Arc<T>> {
        let mut answers = self.0.lock().ok()?;
        let answer = answers.by_name.get(name).filter(|answer| answer.moment == moment)?;
        Arc::clone(&answer.made).downcast().ok()
    }

    /// Keeps an answer in place of the one of another moment. One that is larger than all may be together is not kept.
    pub fn keep<T: Kept>(&self, name: String, moment: i64, made: Arc<T>) {
        let bytes = name.len() + made.bytes();
        let Ok(mut answers) = self.0.lock() else { return };
        if bytes > MOST {
            return;
        }
        answers.bytes += bytes;
        if let Some(before) = answers.by_name.insert(name, Answer { moment, bytes, made }) {
            answers.bytes -= before.bytes;
        }
        while answers.bytes > MOST {
            let Some((_, oldest)) = answers.by_name.remove_lru() else { return };
            answers.bytes -= oldest.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Words(&'static str, usize);

    impl Kept for Words {
        fn bytes(&self) -> usize {
            self.1
        }
    }

    fn found(memory: &Memory, name: &str, moment: i64) -> Option<&'static str> {
        memory.find::<Words>(name, moment).map(|it| it.0)
    }

    #[test]
    fn an_answer_is_found_by_its_name_as_long_as_nothing_has_changed() {
        let memory = Memory::default();
        memory.keep("a".into(), 1, Arc::new(Words("one", 10)));
        assert_eq!(found(&memory, "a", 1), Some("one"));
        assert_eq!((found(&memory, "a", 2), found(&memory, "b", 1)), (None, None));
        memory.keep("a".into(), 2, Arc::new(Words("two", 10)));
        assert_eq!((found(&memory, "a", 1), found(&memory, "a", 2)), (None, Some("two")));
        assert_eq!(found(&memory.clone(), "a", 2), Some("two"), "a copy is the same memory");
        assert_eq!(found(&Memory::default(), "a", 2), None, "another door has its own");
    }

    #[test]
    fn there_are_never_more_bytes_than_there_may_be() {
        let memory = Memory::default();
        let part = MOST / 10 - 10;
        for at in 0..1000 {
            memory.keep(format!("{at}"), 1, Arc::new(Words("large", part)));
        }
        let kept: Vec<i32> = (0..1000).filter(|at| found(&memory, &at.to_string(), 1).is_some()).collect();
        assert_eq!(kept, (990..1000).collect::<Vec<_>>(), "those that were asked for last");
        memory.keep("too large".into(), 1, Arc::new(Words("all", MOST + 1)));
        assert_eq!(found(&memory, "too large", 1), None);
    }
}

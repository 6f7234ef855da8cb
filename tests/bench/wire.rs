//! A relay between the program and the pretend Meta, which takes the time of each round trip.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

/// Relays to one Meta for as long as the bench runs.
pub struct Wire {
    /// Where the program finds Meta.
    pub base: Url,
    trips: Trips,
}

#[derive(Clone, Default)]
struct Trips(Arc<Mutex<Vec<Trip>>>);

/// One request and its answer on a connection that carries one at a time.
struct Trip {
    first_byte: Instant,
    last_byte: Option<Instant>,
}

impl Wire {
    pub fn to(meta: &Url) -> Self {
        let meta = format!("127.0.0.1:{}", meta.port().expect("a port"));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("its number");
        let trips = Trips::default();
        let kept = trips.clone();
        thread::spawn(move || {
            for program in listener.incoming() {
                let (program, meta, trips) = (program.expect("a connection"), meta.clone(), kept.clone());
                thread::spawn(move || relay(program, &meta, &trips));
            }
        });
        Self { base: Url::parse(&format!("http://{address}/")).expect("an address"), trips }
    }

    /// The sum of the round trips since the last time it was asked, and how many they were.
    pub fn take(&self) -> (Duration, usize) {
        let trips: Vec<Trip> = self.trips.lock().drain(..).collect();
        let lasted = |trip: &Trip| trip.last_byte.expect("an answer") - trip.first_byte;
        (trips.iter().map(lasted).sum(), trips.len())
    }
}

impl Trips {
    fn lock(&self) -> MutexGuard<'_, Vec<Trip>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// More of a request that is under way, or the first of a new one.
    fn asked(&self) {
        let mut trips = self.lock();
        if trips.last().is_none_or(|trip| trip.last_byte.is_some()) {
            trips.push(Trip { first_byte: Instant::now(), last_byte: None });
        }
    }

    fn answered(&self) {
        if let Some(trip) = self.lock().last_mut() {
            trip.last_byte = Some(Instant::now());
        }
    }
}

fn relay(mut program: TcpStream, meta: &str, trips: &Trips) {
    let mut block = [0; 16 * 1024];
    // Meta is called with the first byte, so that this counts as Meta's time and not as the program's.
    let mut to_meta: Option<TcpStream> = None;
    while let Ok(length @ 1..) = program.read(&mut block) {
        trips.asked();
        let stream = to_meta.get_or_insert_with(|| {
            let stream = TcpStream::connect(meta).expect("Meta");
            stream.set_nodelay(true).expect("no delay");
            program.set_nodelay(true).expect("no delay");
            let answers = stream.try_clone().expect("a second hand");
            let (program, trips) = (program.try_clone().expect("a second hand"), trips.clone());
            thread::spawn(move || give_back(answers, program, &trips));
            stream
        });
        stream.write_all(&block[..length]).expect("Meta listens");
    }
    if let Some(stream) = to_meta {
        drop(stream.shutdown(Shutdown::Both));
    }
}

fn give_back(mut meta: TcpStream, mut program: TcpStream, trips: &Trips) {
    let mut block = [0; 16 * 1024];
    while let Ok(length @ 1..) = meta.read(&mut block) {
        // Noted before it is passed on: from then on it is the program's time.
        trips.answered();
        if program.write_all(&block[..length]).is_err() {
            return;
        }
    }
    drop(program.shutdown(Shutdown::Both));
}

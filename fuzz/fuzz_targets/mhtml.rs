#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| baogao_fuzz::format("mhtml", bytes));

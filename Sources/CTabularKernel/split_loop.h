// The loop of tk_split, compiled once for each kind of vector: TK_NAME, TK_MASKS and TK_TARGET say for which.
//
// The automaton is that of QuoteScan.swift. It jumps from separator to separator, and in quotes from quote to quote, by the bits of the block
// of 64 bytes that it is in; what it was doing when a block ran out is in `state`.

TK_TARGET static size_t TK_NAME(
  const uint8_t *bytes, size_t count, const tk_grammar *grammar, tk_record *records, size_t max_records, uint32_t *bounds) {
  enum { FIELD_START, UNQUOTED, QUOTED, CLOSING, CLOSED_RETURN } state = FIELD_START;
  const uint32_t columns = grammar->columns, shift = grammar->shift;
  const uint8_t line_end = grammar->line_end;
  size_t done = 0, record_start = 0, field_start = 0, field_end = 0, content = 0;
  uint32_t fields = 0, flags = 0, blank_lines = 0;
  bool nuls = false;

  for (size_t base = 0; base < count && done < max_records; base += 64) {
    if (base > record_start + grammar->limit + 2) return done;
    const size_t width = count - base < 64 ? count - base : 64;
    masks block;
    if (width == 64) {
      block = TK_MASKS(bytes + base, grammar);
    } else {
      uint8_t tail[64] = {0};
      memcpy(tail, bytes + base, width);
      block = TK_MASKS(tail, grammar);
      const uint64_t inside = ((uint64_t)1 << width) - 1;
      block.separators &= inside;
      block.quotes &= inside;
      block.high &= inside;
      block.nuls &= inside;
    }
    if (!grammar->has_quote) block.quotes = 0;
    // The bits of this block that belong to the record, from its start on.
    uint64_t own = ~(uint64_t)0;
    size_t place = 0;
    switch (state) {
      case FIELD_START: goto field_start;
      case UNQUOTED: goto unquoted;
      case QUOTED: goto quoted;
      case CLOSING: goto closing;
      case CLOSED_RETURN: goto closed_return;
    }

  field_start:
    if (place >= width) {
      state = FIELD_START;
      goto next_block;
    }
    if (block.quotes >> place & 1) {
      place++;
      field_start = base + place;
      goto quoted;
    }
  unquoted : {
    const uint64_t rest = place < 64 ? block.separators >> place : 0;
    if (rest == 0) {
      state = UNQUOTED;
      goto next_block;
    }
    place += (size_t)__builtin_ctzll(rest);
    field_end = base + place;
    if (bytes[field_end] == line_end) {
      if (line_end == 10 && field_end > field_start && bytes[field_end - 1] == 13) field_end--;
      content = field_end;
      if (content == record_start) {
        blank_lines++;
        place++;
        goto next_record;
      }
      goto record_end;
    }
  }
  delimiter:
    if (fields + 1 >= columns) return done;
    bounds[0] = (uint32_t)field_start + shift;
    bounds[1] = (uint32_t)field_end + shift;
    bounds += 2;
    fields++;
    place++;
    field_start = base + place;
    goto field_start;

  quoted : {
    const uint64_t rest = place < 64 ? block.quotes >> place : 0;
    if (rest == 0) {
      state = QUOTED;
      goto next_block;
    }
    place += (size_t)__builtin_ctzll(rest);
    field_end = base + place;
    place++;
  }
  closing:
    if (place >= width) {
      state = CLOSING;
      goto next_block;
    }
    if (bytes[base + place] == grammar->delimiter) goto delimiter;
    if (bytes[base + place] == grammar->quote) {
      flags |= TK_DOUBLED_QUOTE;
      place++;
      goto quoted;
    }
    content = base + place;
    if (bytes[content] == line_end) goto record_end;
    if (bytes[content] != 13) return done;
    place++;
  closed_return:
    if (place >= width) {
      state = CLOSED_RETURN;
      goto next_block;
    }
    if (bytes[base + place] != 10) return done;

  record_end : {
    // `place` is that of the line end's last byte.
    const uint64_t before = own & (((uint64_t)1 << place) - 1);
    if (nuls || (block.nuls & before) != 0 || fields + 1 != columns || content - record_start > grammar->limit) return done;
    if ((block.high & before) != 0) flags |= TK_NON_ASCII;
    bounds[0] = (uint32_t)field_start + shift;
    bounds[1] = (uint32_t)field_end + shift;
    bounds += 2;
    place++;
    records[done] = (tk_record){(uint32_t)record_start, (uint32_t)content, (uint32_t)(base + place), blank_lines, flags};
    done++;
    if (done == max_records) return done;
  }
  next_record:
    record_start = base + place;
    field_start = record_start;
    fields = 0;
    flags = 0;
    nuls = false;
    own = place < 64 ? ~(uint64_t)0 << place : 0;
    goto field_start;

  next_block:
    if ((block.high & own) != 0) flags |= TK_NON_ASCII;
    if ((block.nuls & own) != 0) nuls = true;
  }
  return done;
}

// Instants of a past: which span holds one, and when a broken promise makes its ticket overdue.
#include "tix/sla/past.hpp"

#include <algorithm>

namespace tix {
namespace {

bool taken_up_again(Clock clock) {
  return clock != Clock::first_resolution && rule_of(clock).resumes != 0;
}

}  // namespace

const Span& span_at(std::span<const Span> spans, Instant t) {
  static constexpr Span kBlank;
  const auto next = std::upper_bound(spans.begin(), spans.end(), t,
                                     [](Instant at, const Span& span) { return at < span.to; });
  return next == spans.end() ? kBlank : *next;
}

bool was_there(std::span<const Stay> stays, const Range& range) {
  return std::any_of(stays.begin(), stays.end(),
                     [&](const Stay& stay) { return stay.to >= range.from && stay.from < range.to; });
}

const Stay* stay_at(std::span<const Stay> stays, Instant t) {
  for (const Stay& stay : stays)
    if (stay.from <= t && t <= stay.to) return &stay;
  return nullptr;
}

Span span_left(std::span<const Span> spans, const Stay& stay) {
  Span left = span_at(spans, stay.to);
  if (stay.from < stay.to)
    left.status = span_at(spans, stay.to - WallSeconds{1}).status;
  else  // shorter than a second, it has left no span of its own
    left.status = stay.came == Came::created ? Status::new_ : Status::open;
  return left;
}

Spell open_spell(const ClockRow& row) {
  const bool ends = row.stopped_at && !taken_up_again(row.clock);
  return {row.started_at, ends ? *row.stopped_at : Instant::open_end()};
}

std::optional<Spell> overdue_spell(const Lateness& late) {
  if (!is_headline(late.clock)) return std::nullopt;
  Spell spell{late.breached_at + WallSeconds{1}, Instant::open_end()};
  if (late.stopped_at && !taken_up_again(late.clock)) spell.to = *late.stopped_at;
  if (late.waived_at) spell.to = std::min(spell.to, *late.waived_at);
  if (spell.from >= spell.to) return std::nullopt;
  return spell;
}

std::vector<Spell> overdue_spells(std::span<const ClockRow> clocks) {
  std::vector<Spell> spells;
  for (const ClockRow& row : clocks) {
    if (!row.breached_at) continue;
    if (const auto spell = overdue_spell({row.clock, *row.breached_at, row.stopped_at, row.waived_at}))
      spells.push_back(*spell);
  }
  return united(std::move(spells));
}

std::vector<Spell> united(std::vector<Spell> spells) {
  std::sort(spells.begin(), spells.end(), [](const Spell& x, const Spell& y) { return x.from < y.from; });
  std::vector<Spell> apart;
  for (const Spell& spell : spells) {
    if (!apart.empty() && spell.from <= apart.back().to)
      apart.back().to = std::max(apart.back().to, spell.to);
    else
      apart.push_back(spell);
  }
  return apart;
}

}  // namespace tix

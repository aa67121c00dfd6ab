// The slow second implementation of filters.
#include "core/filter/filter_reference.hpp"

#include "tix/filter/filter_node.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace tix::filter_test {
namespace {

const std::vector<std::string> kTextFields = {
    "ref",         "title",  "category", "channel", "tag",  "team",     "agent",       "resolution",
    "hold_reason", "policy", "customer", "org",     "plan", "x.region", "x.two words", "watcher"};
const std::vector<std::string> kCountFields = {"id",   "hops",        "reopens",  "unanswered",
                                               "tier", "escalations", "incidents"};
const std::vector<std::string> kInstantFields = {"created", "updated", "resolved", "escalated"};
const std::vector<std::string> kDurationFields = {"age", "idle", "due", "in_state"};
const std::vector<std::string> kSometimesNone = {"tier", "resolved", "escalated", "due"};
/// The words to search for: those of kWords and their beginnings, except keywords of the language.
const std::vector<std::string> kSearched = {"login",   "LOG\x01",      "words",       "two words",
                                            "b",       "none",         "q",           "caf\xC3\xA9",
                                            "caf\x01", "back\x01 two", "f\x01 x\x01", "zzz"};
const std::vector<std::string> kFlags = {"open",       "overdue", "breached",  "at-risk",
                                         "unassigned", "paused",  "unanswered"};
const std::vector<std::string> kStatuses = {"new", "open", "pending", "hold", "resolved", "closed"};
const std::vector<std::string> kPriorities = {"urgent", "high", "normal", "low"};
const std::vector<std::string> kClocks = {"assignment", "first_response",  "next_response",
                                          "update",     "resolution",      "ownership",
                                          "promise",    "first_resolution"};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

bool glob(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == kStar)
    return glob(pattern.substr(1), text) || (!text.empty() && glob(pattern, text.substr(1)));
  return !text.empty() && pattern.front() == text.front() && glob(pattern.substr(1), text.substr(1));
}

std::string random_text_value(Random& random) {
  if (chance(random, 10)) return kNone;
  std::string value = one_of(random, kWords);
  while (chance(random, 30))
    value[static_cast<std::size_t>(pick(random, 0, static_cast<int>(value.size()) - 1))] = kStar;
  if (chance(random, 20)) value += kStar;
  if (chance(random, 10)) value.insert(value.begin(), kStar);
  if (chance(random, 10)) value = kStar + value.substr(0, 2) + kStar;
  return value;
}

bool among(const std::string& field, const std::vector<std::string>& fields) {
  return std::ranges::find(fields, field) != fields.end();
}

Plain::Range random_range(const std::string& field, Random& random) {
  const auto number = [&]() -> std::int64_t {
    if (field == "priority") return pick(random, 0, 3);
    if (among(field, kCountFields)) return pick(random, 0, 3);
    const std::int64_t step = 50 * pick(random, 0, 22);
    return among(field, kInstantFields) ? kNow.unix() - step : field == "due" ? step - 500 : step;
  };
  Plain::Range range{number(), {}};
  const bool exact = among(field, kCountFields) || among(field, kInstantFields);
  range.to = exact && chance(random, 40) ? *range.from : std::max(*range.from, number());
  if (chance(random, 30)) range.from.reset();
  if (range.from && chance(random, 30)) range.to.reset();
  return range;
}

void add_values(Plain& term, Random& random) {
  do {
    const bool scale = among(term.field, kCountFields) || among(term.field, kInstantFields) ||
                       among(term.field, kDurationFields);
    if (scale && chance(random, 15) && among(term.field, kSometimesNone)) {
      term.values.push_back(kNone);
    } else if (scale || (term.field == "priority" && chance(random, 40))) {
      term.ranges.push_back(random_range(term.field, random));
    } else if (term.field == "text") {
      term.values.push_back(one_of(random, kSearched));
    } else if (term.field == "is") {
      term.values.push_back(one_of(random, kFlags));
    } else if (term.field == "status") {
      term.values.push_back(chance(random, 20) ? std::string("re") + kStar : one_of(random, kStatuses));
    } else if (term.field == "priority") {
      term.values.push_back(chance(random, 20) ? kStar + std::string("o") + kStar
                                               : one_of(random, kPriorities));
    } else if (term.field == "breached") {
      term.values.push_back(chance(random, 20) ? kNone : one_of(random, kClocks));
    } else {
      term.values.push_back(random_text_value(random));
    }
  } while (chance(random, 30));
}

std::string mixed_case(std::string text, Random& random) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z' && chance(random, 20)) c = static_cast<char>(c - 32);
  return text;
}

std::string quoted(const std::string& raw) {
  std::string out = "\"";
  for (const char c : raw) {
    if (c == '"' || c == '\\' || c == '*') out += '\\';
    out += c == kStar ? '*' : c;
  }
  return out + '"';
}

std::string written_value(const std::string& raw, Random& random) {
  if (raw == kNone) return mixed_case("none", random);
  const bool bare = raw != "none" && raw.find_first_of(" \"*\\(),:") == std::string::npos &&
                    raw.find("..") == std::string::npos;
  if (!bare || chance(random, 20)) return quoted(mixed_case(raw, random));
  std::string out = raw;
  std::ranges::replace(out, kStar, '*');
  return mixed_case(out, random);
}

/// Writes `~vpn` for a value with a star at both ends and none between.
std::optional<std::string> written_part(const std::string& raw, Random& random) {
  if (raw.size() < 3 || raw.front() != kStar || raw.back() != kStar || chance(random, 50))
    return std::nullopt;
  const std::string inner = raw.substr(1, raw.size() - 2);
  if (inner.find(kStar) != std::string::npos) return std::nullopt;
  return "~" + quoted(mixed_case(inner, random));
}

/// Writes one end of a range in one of its forms. `now` is kNow in UTC.
std::string written_end(const std::string& field, std::int64_t n, Random& random) {
  if (field == "priority") return mixed_case(kPriorities[static_cast<std::size_t>(3 - n)], random);
  if (among(field, kCountFields)) return std::to_string(n);
  if (among(field, kDurationFields)) return std::to_string(n) + "s";
  const std::int64_t ago = kNow.unix() - n;
  if (chance(random, 50)) return format_rfc3339(Instant::from_unix(n));
  if (ago < 0) return "+" + std::to_string(-ago) + "s";
  return ago == 0 && chance(random, 50) ? "now" : "-" + std::to_string(ago) + "s";
}

std::string written_range(const std::string& field, const Plain::Range& range, Random& random) {
  const std::string from = range.from ? written_end(field, *range.from, random) : "";
  const std::string to = range.to ? written_end(field, *range.to, random) : "";
  const bool may_be_single = range.from && range.from == range.to && !among(field, kDurationFields);
  if (may_be_single && from.front() != '-' && from != "now" && chance(random, 50)) return from;
  return from + ".." + to;
}

/// Writes a single range with one end as a comparison, such as `age>=600s`.
std::string written_comparison(const std::string& field, const Plain::Range& range, Random& random) {
  const bool greater = range.from.has_value();
  const std::int64_t end = greater ? *range.from : *range.to;
  const std::int64_t beyond = greater ? end - 1 : end + 1;
  const bool has_beyond = field == "priority" ? beyond >= 0 && beyond <= 3 : beyond >= 0;
  const char* sign = greater ? ">" : "<";
  const std::string name = mixed_case(field, random);
  if (has_beyond && chance(random, 50)) return name + sign + written_end(field, beyond, random);
  return name + sign + "=" + written_end(field, end, random);
}

std::string blanks(Random& random) {
  return chance(random, 80) ? " " : " \t\n ";
}

std::string joined(const Plain& filter, const std::string& between, Random& random) {
  std::string out;
  for (const Plain& inner : filter.of) {
    const bool bare = inner.kind == Plain::Kind::term || inner.kind == Plain::Kind::negation ||
                      (inner.kind == Plain::Kind::all && filter.kind == Plain::Kind::any);
    if (!out.empty()) out += between;
    out += bare && chance(random, 85) ? written(inner, random) : "( " + written(inner, random) + ")";
  }
  return out;
}

std::vector<std::string> texts_of(const std::string& field, const World& w) {
  const Ticket& t = w.ticket;
  const auto name = [&](auto id) { return std::vector{std::string(w.names.text(id))}; };
  if (field == "ref") return {t.ref};
  if (field == "title") return {t.title};
  if (field == "category") return name(t.category);
  if (field == "channel") return name(t.channel);
  if (field == "team") return name(t.team);
  if (field == "agent") return name(t.agent);
  if (field == "resolution") return name(t.resolution);
  if (field == "hold_reason") return name(t.hold_reason);
  if (field == "policy") return {w.policy};
  if (field == "customer") return {w.customer.address};
  if (field == "org") return {w.customer.org};
  if (field == "plan") return {w.customer.plan};
  std::vector<std::string> out;
  if (field == "watcher")
    for (const AgentId watcher : t.watchers) out.emplace_back(w.names.text(watcher));
  if (field == "tag")
    for (const LabelId tag : t.tags) out.emplace_back(w.names.text(tag));
  for (const auto& [id, value] : t.extra)
    if ("x." + lower(std::string(w.names.text(id))) == field) out.push_back(value);
  return out;
}

bool standing_breach(const ClockRow& row) {
  return row.breached_at && *row.breached_at < kNow && !(row.waived_at && *row.waived_at <= kNow);
}

bool flag_holds(const std::string& flag, const World& w) {
  const bool unresolved = w.ticket.status < Status::resolved;
  if (flag == "open") return unresolved;
  if (flag == "overdue") return is_overdue(w.facts());
  if (flag == "at-risk") return is_at_risk(w.facts());
  if (flag == "unassigned") return unresolved && w.names.text(w.ticket.agent).empty();
  if (flag == "escalated") return unresolved && w.ticket.escalated_at.has_value();
  if (flag == "unanswered") return w.ticket.unanswered != 0;
  for (const ClockRow& row : w.clocks) {
    if (flag == "breached" && standing_breach(row)) return true;
    if (flag == "paused" && unresolved && row.clock == Clock::resolution && row.outcome == Outcome::paused)
      return true;
  }
  return false;
}

/// Returns the value of an ordered field.
std::optional<std::int64_t> number_of(const std::string& field, const World& w) {
  const Ticket& t = w.ticket;
  const auto ago = [](Instant at) { return kNow.unix() - at.unix(); };
  if (field == "id") return t.id.value;
  if (field == "hops") return t.hops;
  if (field == "reopens") return t.reopens;
  if (field == "unanswered") return t.unanswered;
  if (field == "escalations") return t.escalations;
  if (field == "incidents") return t.incidents;
  if (field == "priority") return 3 - static_cast<int>(t.priority);
  if (field == "created") return t.created_at.unix();
  if (field == "updated") return t.updated_at.unix();
  if (field == "age") return ago(t.created_at);
  if (field == "idle") return ago(t.updated_at);
  if (field == "in_state") return ago(t.in_state_since);
  if (field == "resolved" && t.resolved_at) return t.resolved_at->unix();
  if (field == "escalated" && t.escalated_at) return t.escalated_at->unix();
  if (field == "tier" && w.tiers.contains(t.team)) return w.tiers.at(t.team);
  std::optional<std::int64_t> due;
  if (field == "due")
    for (const ClockRow& row : w.clocks)
      if (row.outcome == Outcome::running && row.due_at && !(row.waived_at && *row.waived_at <= kNow) &&
          (row.clock == Clock::first_response || row.clock == Clock::next_response ||
           row.clock == Clock::resolution || row.clock == Clock::promise))
        due = std::min(due.value_or(FilterRange::kGreatest), -ago(*row.due_at));
  return due;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : lower(text)) {
    const bool letter =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) > 0x7F;
    if (letter || c == kStar)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Returns whether each word of the value is in the title or in a message.
bool found_in(const World& w, const std::string& value) {
  std::vector<std::string> said = words_in(w.ticket.title);
  for (const std::string& body : w.messages)
    for (const std::string& word : words_in(body)) said.push_back(word);
  const auto is_said = [&](const std::string& wanted) {
    return std::ranges::any_of(said, [&](const auto& word) { return glob(wanted, word); });
  };
  const std::vector<std::string> wanted = words_in(value);
  return std::ranges::all_of(wanted, is_said);
}

/// Returns the values of a field of words, as texts.
std::vector<std::string> words_of(const std::string& field, const World& w) {
  const Ticket& t = w.ticket;
  if (field == "priority") return {kPriorities[static_cast<std::size_t>(t.priority)]};
  if (field == "status") return {std::string(tix::name_of(status_at(t, kNow, kWindow)))};
  if (field != "breached") return texts_of(field, w);
  std::vector<std::string> out;
  for (const ClockRow& row : w.clocks)
    if (standing_breach(row)) out.push_back(kClocks[static_cast<std::size_t>(row.clock)]);
  return out;
}

}  // namespace

Plain random_filter(Random& random, int depth) {
  Plain filter;
  if (depth > 0 && chance(random, 60)) {
    filter.kind = one_of(random, {Plain::Kind::all, Plain::Kind::any, Plain::Kind::negation});
    for (std::int64_t n = filter.kind == Plain::Kind::negation ? 1 : pick(random, 2, 3); n > 0; --n)
      filter.of.push_back(random_filter(random, depth - 1));
    return filter;
  }
  const std::vector<std::string> fixed = {"status", "priority", "breached", "is", "text", "text"};
  filter.field = chance(random, 40)   ? one_of(random, kTextFields)
                 : chance(random, 50) ? one_of(random, fixed)
                 : chance(random, 33) ? one_of(random, kCountFields)
                 : chance(random, 50) ? one_of(random, kInstantFields)
                                      : one_of(random, kDurationFields);
  add_values(filter, random);
  return filter;
}

std::string written(const Plain& filter, Random& random) {
  if (filter.kind == Plain::Kind::all) return joined(filter, blanks(random), random);
  if (filter.kind == Plain::Kind::any)
    return joined(filter, blanks(random) + mixed_case("or", random) + blanks(random), random);
  if (filter.kind == Plain::Kind::negation)
    return (chance(random, 80) ? mixed_case("not:", random) : "-") + joined(filter, "", random);
  if (filter.field == "text" && filter.values.size() == 1 && chance(random, 50))
    return filter.values[0] == "none" ? "none" : written_value(filter.values[0], random);
  const bool alone = filter.values.empty() && filter.ranges.size() == 1;
  if (alone && filter.ranges[0].from.has_value() != filter.ranges[0].to.has_value() && chance(random, 50))
    return written_comparison(filter.field, filter.ranges[0], random);
  const bool spaced = filter.field.find(' ') != std::string::npos;
  std::string out = spaced ? "x." + quoted(filter.field.substr(2)) : mixed_case(filter.field, random);
  std::string before = ":";
  for (const std::string& value : filter.values) {
    out += std::exchange(before, ",") + written_part(value, random).value_or(written_value(value, random));
  }
  for (const Plain::Range& range : filter.ranges)
    out += std::exchange(before, ",") + written_range(filter.field, range, random);
  return out;
}

bool answer(const Plain& filter, const World& world) {
  const auto yes = [&](const Plain& inner) { return answer(inner, world); };
  if (filter.kind == Plain::Kind::all) return std::ranges::all_of(filter.of, yes);
  if (filter.kind == Plain::Kind::any) return std::ranges::any_of(filter.of, yes);
  if (filter.kind == Plain::Kind::negation) return !yes(filter.of.front());
  if (filter.field == "is")
    return std::ranges::any_of(filter.values,
                               [&](const std::string& flag) { return flag_holds(flag, world); });
  const auto number = number_of(filter.field, world);
  for (const auto& [from, to] : filter.ranges)
    if (number && (!from || *from <= *number) && (!to || *number <= *to)) return true;
  if (filter.field == "text")
    return std::ranges::any_of(filter.values,
                               [&](const std::string& value) { return found_in(world, value); });
  if (!number && among(filter.field, kSometimesNone)) return !filter.values.empty();
  std::vector<std::string> has = words_of(filter.field, world);
  std::erase(has, "");
  return std::ranges::any_of(filter.values, [&](const std::string& value) {
    if (value == kNone) return has.empty() && !number;
    return std::ranges::any_of(has, [&](const auto& text) { return glob(lower(value), lower(text)); });
  });
}

}  // namespace tix::filter_test

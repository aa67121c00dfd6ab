// The slow second filter of the tests.
#include "core/filter_reference.hpp"

#include <algorithm>

namespace tix::test {
namespace {

const std::vector<std::string> kTextFields = {
    "ref",         "title",  "category", "channel", "tag",  "team",     "agent",      "resolution",
    "hold_reason", "policy", "customer", "org",     "plan", "x.region", "x.two words"};
const std::vector<std::string> kNumberFields = {"id", "hops", "reopens", "unanswered"};
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
  if (random.chance(10)) return kNone;
  std::string value = random.one_of(kWords);
  while (random.chance(30))
    value[static_cast<std::size_t>(random.between(0, static_cast<int>(value.size()) - 1))] = kStar;
  if (random.chance(20)) value += kStar;
  if (random.chance(10)) value.insert(value.begin(), kStar);
  return value;
}

void add_values(Plain& term, Random& random) {
  do {
    if (term.field == "is") {
      term.values.push_back(random.one_of(kFlags));
    } else if (term.field == "status") {
      term.values.push_back(random.chance(20) ? std::string("re") + kStar : random.one_of(kStatuses));
    } else if (term.field == "priority") {
      term.values.push_back(random.chance(20) ? kStar + std::string("o") + kStar
                                              : random.one_of(kPriorities));
    } else if (term.field == "breached") {
      term.values.push_back(random.chance(20) ? kNone : random.one_of(kClocks));
    } else if (std::count(kNumberFields.begin(), kNumberFields.end(), term.field) > 0) {
      term.values.push_back(std::to_string(random.between(0, 4)));
    } else {
      term.values.push_back(random_text_value(random));
    }
  } while (random.chance(30));
}

std::string mixed_case(std::string text, Random& random) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z' && random.chance(20)) c = static_cast<char>(c - 32);
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
  if (!bare || random.chance(20)) return quoted(mixed_case(raw, random));
  std::string out = raw;
  std::replace(out.begin(), out.end(), kStar, '*');
  return mixed_case(out, random);
}

std::string blanks(Random& random) {
  return random.chance(80) ? " " : " \t\n ";
}

std::string joined(const Plain& filter, const std::string& between, Random& random) {
  std::string out;
  for (const Plain& inner : filter.of) {
    const bool bare = inner.kind == Plain::Kind::term || inner.kind == Plain::Kind::negation ||
                      (inner.kind == Plain::Kind::all && filter.kind == Plain::Kind::any);
    if (!out.empty()) out += between;
    out += bare && random.chance(85) ? written(inner, random) : "( " + written(inner, random) + ")";
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
  if (flag == "unassigned") return w.names.text(w.ticket.agent).empty();
  if (flag == "unanswered") return w.ticket.unanswered != 0;
  for (const ClockRow& row : w.clocks) {
    if (flag == "breached" && standing_breach(row)) return true;
    if (flag == "paused" && unresolved && row.clock == Clock::resolution && row.outcome == Outcome::paused)
      return true;
  }
  return false;
}

/// What a field of words or numbers says, as texts.
std::vector<std::string> words_of(const std::string& field, const World& w) {
  const Ticket& t = w.ticket;
  if (field == "id") return {std::to_string(t.id.value)};
  if (field == "hops") return {std::to_string(t.hops)};
  if (field == "reopens") return {std::to_string(t.reopens)};
  if (field == "unanswered") return {std::to_string(t.unanswered)};
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
  if (depth > 0 && random.chance(60)) {
    filter.kind = random.one_of<Plain::Kind>({Plain::Kind::all, Plain::Kind::any, Plain::Kind::negation});
    for (std::int64_t n = filter.kind == Plain::Kind::negation ? 1 : random.between(2, 3); n > 0; --n)
      filter.of.push_back(random_filter(random, depth - 1));
    return filter;
  }
  const std::vector<std::string> fixed = {"status", "priority", "breached", "is"};
  filter.field = random.chance(50)   ? random.one_of(kTextFields)
                 : random.chance(70) ? random.one_of(fixed)
                                     : random.one_of(kNumberFields);
  add_values(filter, random);
  return filter;
}

std::string written(const Plain& filter, Random& random) {
  if (filter.kind == Plain::Kind::all) return joined(filter, blanks(random), random);
  if (filter.kind == Plain::Kind::any)
    return joined(filter, blanks(random) + mixed_case("or", random) + blanks(random), random);
  if (filter.kind == Plain::Kind::negation)
    return (random.chance(80) ? mixed_case("not:", random) : "-") + joined(filter, "", random);
  const bool spaced = filter.field.find(' ') != std::string::npos;
  std::string out = spaced ? "x." + quoted(filter.field.substr(2)) : mixed_case(filter.field, random);
  for (std::size_t i = 0; i < filter.values.size(); ++i)
    out += (i == 0 ? ":" : ",") + written_value(filter.values[i], random);
  return out;
}

bool answer(const Plain& filter, const World& world) {
  const auto yes = [&](const Plain& inner) { return answer(inner, world); };
  if (filter.kind == Plain::Kind::all) return std::all_of(filter.of.begin(), filter.of.end(), yes);
  if (filter.kind == Plain::Kind::any) return std::any_of(filter.of.begin(), filter.of.end(), yes);
  if (filter.kind == Plain::Kind::negation) return !yes(filter.of.front());
  if (filter.field == "is")
    return std::any_of(filter.values.begin(), filter.values.end(),
                       [&](const std::string& flag) { return flag_holds(flag, world); });
  std::vector<std::string> has = words_of(filter.field, world);
  has.erase(std::remove(has.begin(), has.end(), ""), has.end());
  return std::any_of(filter.values.begin(), filter.values.end(), [&](const std::string& value) {
    if (value == kNone) return has.empty();
    return std::any_of(has.begin(), has.end(),
                       [&](const auto& text) { return glob(lower(value), lower(text)); });
  });
}

}  // namespace tix::test

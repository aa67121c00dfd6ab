// The table of placeholders and their replacement. Substitutes such as "the team" are whole phrases, so that
// a sentence still reads well if a value is unknown.
#include "tix/policy/rendered_message.hpp"

#include "tix/text/enum_table.hpp"
#include "tix/time/local_text.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace tix {
namespace {

constexpr std::string_view kDefaultSubject = "Re: {title}";

struct MessageFacts {
  const Desk& desk;
  const TicketFacts& of;
  std::string_view customer_name;
};

std::string when(const MessageFacts& f, std::optional<Instant> at) {
  return at ? format_local(*at, Zone::find(f.desk.zone)) : "a later time";
}

std::string title(const MessageFacts& f) {
  return f.of.ticket.title;
}
std::string customer(const MessageFacts& f) {
  if (!f.customer_name.empty()) return std::string(f.customer_name);
  return f.of.customer.address.empty() ? "customer" : f.of.customer.address;
}
std::string id(const MessageFacts& f) {
  return std::to_string(f.of.ticket.id.value);
}
std::string ref(const MessageFacts& f) {
  return f.of.ticket.ref.empty() ? '#' + id(f) : f.of.ticket.ref;
}
std::string desk(const MessageFacts& f) {
  return f.desk.name.empty() ? "support" : f.desk.name;
}
std::string team(const MessageFacts& f) {
  return f.of.ticket.team ? std::string(f.of.names.text(f.of.ticket.team)) : desk(f);
}
std::string agent(const MessageFacts& f) {
  if (!f.of.ticket.agent) return "the team";
  const std::string_view name = f.of.names.text(f.of.ticket.agent);
  const AgentPolicy* policy = f.desk.agent(name);
  return policy && !policy->full_name.empty() ? policy->full_name : std::string(name);
}
std::string status(const MessageFacts& f) {
  return std::string(name_of(f.of.status()));
}
std::string priority(const MessageFacts& f) {
  return std::string(name_of(f.of.ticket.priority));
}
std::string due(const MessageFacts& f) {
  return when(f, next_due(f.of));
}
/// Returns whether the instant is in the future. A customer must not be promised news at a time that has
/// passed.
bool is_to_come(const MessageFacts& f, std::optional<Instant> at) {
  return at && *at > f.of.as_of;
}
std::string next_update(const MessageFacts& f) {
  std::optional<Instant> next;
  for (const ClockRow& row : f.of.clocks) {
    const bool tells = row.clock == Clock::update || row.clock == Clock::promise;
    if (tells && row.outcome == Outcome::running && is_to_come(f, row.due_at) &&
        (!next || *row.due_at < *next))
      next = row.due_at;
  }
  if (!next && is_to_come(f, next_due(f.of))) next = next_due(f.of);
  return when(f, next);
}

struct PlaceholderText {
  Placeholder placeholder;
  std::string (*text)(const MessageFacts&);
};
constexpr auto kTexts = enum_table(&PlaceholderText::placeholder, {{Placeholder::title, title},
                                                                   {Placeholder::customer, customer},
                                                                   {Placeholder::id, id},
                                                                   {Placeholder::ref, ref},
                                                                   {Placeholder::agent, agent},
                                                                   {Placeholder::team, team},
                                                                   {Placeholder::status, status},
                                                                   {Placeholder::priority, priority},
                                                                   {Placeholder::due, due},
                                                                   {Placeholder::next_update, next_update},
                                                                   {Placeholder::desk, desk}});

/// Replaces the placeholders. Unknown ones are kept as they are, although `desk check` refuses them.
std::string filled(std::string_view text, const MessageFacts& facts) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const std::size_t close = std::min(text.find('}'), text.size() - 1);
    const auto placeholder = find_name(kPlaceholders, text.substr(1, close - 1));
    out += placeholder ? kTexts[*placeholder].text(facts) : std::string(text.substr(0, close + 1));
    text.remove_prefix(close + 1);
  }
  return out;
}

/// Returns the one with this name, or null.
template <class Named>
const Named* named(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Named::name);
  return found == all.end() ? nullptr : &*found;
}

/// Returns the text in the desk's language, or else the one without a language.
std::string_view in_language(const MessageText& text, std::string MessageText::*member, const Desk& desk) {
  const MessageText* translated = named(text.languages, desk.lang);
  return translated != nullptr && !(translated->*member).empty() ? translated->*member : text.*member;
}

/// Returns the frames of which each part is taken, the first that has it.
std::vector<const ReplyFrame*> frames_of(const Desk& desk, std::string_view team_name) {
  std::vector<const ReplyFrame*> frames;
  const auto add = [&](const ReplyFrame* frame) {
    if (frame == nullptr) return;
    if (const ReplyFrame* translated = named(frame->languages, desk.lang)) frames.push_back(translated);
    frames.push_back(frame);
  };
  add(named(desk.reply_frame.teams, team_name));
  add(&desk.reply_frame);
  return frames;
}

template <class Part>
Part part_of(const std::vector<const ReplyFrame*>& frames, std::optional<Part> ReplyFrame::*member) {
  for (const ReplyFrame* frame : frames)
    if (frame->*member) return *(frame->*member);
  return {};
}

}  // namespace

RenderedMessage render(const MessageText& text, const Desk& desk, const TicketFacts& facts,
                       std::string_view customer_name) {
  const MessageFacts known{desk, facts, customer_name};
  const std::string_view subject = in_language(text, &MessageText::subject, desk);
  return {filled(subject.empty() ? kDefaultSubject : subject, known),
          filled(in_language(text, &MessageText::body, desk), known)};
}

RenderedFrame render_frame(const Desk& desk, const TicketFacts& facts, std::string_view customer_name) {
  const MessageFacts known{desk, facts, customer_name};
  const auto frames = frames_of(desk, facts.names.text(facts.ticket.team));
  return {filled(part_of(frames, &ReplyFrame::head), known),
          filled(part_of(frames, &ReplyFrame::foot), known), part_of(frames, &ReplyFrame::quote)};
}

}  // namespace tix

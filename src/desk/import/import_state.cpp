// One table of fields: how to compare each, and which event a difference becomes.
#include "desk/import/import_state.hpp"

#include <algorithm>
#include <array>

namespace tix::desk {
namespace {

struct Adder {
  Instant at;
  AgentId actor;
  Rank rank;
  RankedEvents* into;

  template <class A = std::int64_t, class B = std::int64_t>
  // NOLINTNEXTLINE(performance-unnecessary-value-param): moved; clang-tidy 14 misses that here.
  void operator()(EventKind kind, A a = {}, B b = {}, std::string text = {}) const {
    into->add(rank, {.at = at,
                     .actor = actor,
                     .kind = kind,
                     .a = stored_number(a),
                     .b = stored_number(b),
                     .text = std::move(text)});
  }
};

struct StateField {
  EventKind kind;
  Rank rank;  ///< of a change; at creation all but the agent are initial
  bool (*agrees)(const Ticket& ticket, const RowState& row);  ///< also if the row does not have it
  void (*add)(const Ticket& before, const RowState& row, const Adder& add);
  void (*apply)(const RowState& row, Ticket& ticket);
};

template <auto Field, auto RowField>
bool agrees(const Ticket& ticket, const RowState& row) {
  return !(row.*RowField) || ticket.*Field == *(row.*RowField);
}
template <auto Field, auto RowField>
void apply(const RowState& row, Ticket& ticket) {
  ticket.*Field = *(row.*RowField);
}

template <EventKind kind, auto Field, auto RowField>
constexpr StateField id_field(Rank rank) {
  return {kind, rank, agrees<Field, RowField>,
          [](const Ticket&, const RowState& row, const Adder& add) { add(kind, *(row.*RowField)); },
          apply<Field, RowField>};
}

bool tags_agree(const Ticket& ticket, const RowState& row) {
  return !row.tags || std::ranges::is_permutation(ticket.tags, *row.tags);
}

void add_tags(const Ticket& before, const RowState& row, const Adder& add) {
  const auto lacks = [](const std::vector<LabelId>& tags, LabelId tag) {
    return std::ranges::find(tags, tag) == tags.end();
  };
  for (const LabelId tag : before.tags)
    if (lacks(*row.tags, tag)) add(EventKind::untagged, tag);
  for (const LabelId tag : *row.tags)
    if (lacks(before.tags, tag)) add(EventKind::tagged, tag);
}

void add_due(const Ticket&, const RowState& row, const Adder& add) {
  if (*row.due)
    add(EventKind::due_set, Clock::resolution, **row.due);
  else
    add(EventKind::due_none, Clock::resolution);
}

constexpr std::array kStateFields = {
    StateField{EventKind::title, Rank::field, agrees<&Ticket::title, &RowState::title>,
               [](const Ticket&, const RowState& row, const Adder& add) {
                 add(EventKind::title, {}, {}, *row.title);
               },
               apply<&Ticket::title, &RowState::title>},
    id_field<EventKind::requester, &Ticket::customer, &RowState::requester>(Rank::field),
    id_field<EventKind::channel, &Ticket::channel, &RowState::channel>(Rank::field),
    id_field<EventKind::category, &Ticket::category, &RowState::category>(Rank::field),
    StateField{
        EventKind::priority, Rank::field, agrees<&Ticket::priority, &RowState::priority>,
        [](const Ticket&, const RowState& row, const Adder& add) { add(EventKind::priority, *row.priority); },
        apply<&Ticket::priority, &RowState::priority>},
    StateField{EventKind::tagged, Rank::field, tags_agree, add_tags, apply<&Ticket::tags, &RowState::tags>},
    id_field<EventKind::team, &Ticket::team, &RowState::team>(Rank::assigned),
    StateField{EventKind::due_set, Rank::field, agrees<&Ticket::due_by_hand, &RowState::due>, add_due,
               apply<&Ticket::due_by_hand, &RowState::due>},
    id_field<EventKind::agent, &Ticket::agent, &RowState::agent>(Rank::assigned),
};

/// Returns an `x.` value; empty if the ticket does not have it.
const std::string& extra_of(const Ticket& ticket, FieldId field) {
  static const std::string kEmpty;
  const auto found =
      std::ranges::find_if(ticket.extra, [&](const auto& pair) { return pair.first == field; });
  return found == ticket.extra.end() ? kEmpty : found->second;
}

void set_extra(Ticket& ticket, FieldId field, const std::string& value) {
  const auto found =
      std::ranges::find_if(ticket.extra, [&](const auto& pair) { return pair.first == field; });
  if (found == ticket.extra.end())
    ticket.extra.emplace_back(field, value);
  else
    found->second = value;
}

}  // namespace

Instant RankedEvents::last_at(Instant otherwise) const {
  Instant last = otherwise;
  for (const auto& [rank, new_event] : new_events_) last = std::max(last, new_event.at);
  return last;
}

std::vector<NewEvent> RankedEvents::in_order() && {
  std::ranges::stable_sort(new_events_, [](const auto& x, const auto& y) {
    return x.second.at != y.second.at ? x.second.at < y.second.at : x.first < y.first;
  });
  std::vector<NewEvent> new_events;
  new_events.reserve(new_events_.size());
  for (auto& [rank, new_event] : new_events_) new_events.push_back(std::move(new_event));
  return new_events;
}

StateDifference::StateDifference(const RowState& row)
    : row_(&row), is_equal_(kStateFields.size() + row.extra.size()) {}

void StateDifference::mark_equal(const Ticket& ticket) {
  for (std::size_t i = 0; i < kStateFields.size(); ++i)
    if (differs(i)) is_equal_[i] = kStateFields[i].agrees(ticket, *row_);
  for (std::size_t i = 0; i < row_->extra.size(); ++i) {
    const auto& [field, value] = row_->extra[i];
    if (differs(kStateFields.size() + i))
      is_equal_[kStateFields.size() + i] = extra_of(ticket, field) == value;
  }
}

void StateDifference::add_facts(const Ticket& before, Instant at, AgentId actor, Stage stage,
                                RankedEvents& into) const {
  const bool initial = stage == Stage::creation;
  const auto add_extras = [&] {
    const Adder add{at, actor, initial ? Rank::initial : Rank::field, &into};
    for (std::size_t i = 0; i < row_->extra.size(); ++i)
      if (differs(kStateFields.size() + i))
        add(EventKind::extra, row_->extra[i].first, {}, row_->extra[i].second);
  };
  for (std::size_t i = 0; i < kStateFields.size(); ++i) {
    const StateField& field = kStateFields[i];
    const bool stands_initial = initial && field.kind != EventKind::agent;
    if (field.kind == EventKind::due_set) add_extras();
    if (differs(i)) field.add(before, *row_, {at, actor, stands_initial ? Rank::initial : field.rank, &into});
  }
}

void StateDifference::apply_to(Ticket& ticket) const {
  for (std::size_t i = 0; i < kStateFields.size(); ++i)
    if (differs(i)) kStateFields[i].apply(*row_, ticket);
  for (std::size_t i = 0; i < row_->extra.size(); ++i)
    if (differs(kStateFields.size() + i)) set_extra(ticket, row_->extra[i].first, row_->extra[i].second);
}

}  // namespace tix::desk

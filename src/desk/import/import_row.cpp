// Reads cells into typed rows. Checks everything that can be wrong before it adds the first name.
#include "desk/import/import_row.hpp"

#include "tix/filter/filter_field.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Clears a field in an event's row, where an empty cell changes nothing.
constexpr std::string_view kNone = "none";

/// A value, and whether the row has the field at all.
struct FieldValue {
  std::string_view text;
  bool given = false;
};

/// The fields of a row's state whose text can be wrong.
struct Checked {
  std::optional<Priority> priority;
  std::optional<std::optional<Instant>> due;
};

template <class Lookup>
Checked read_checked(Lookup lookup, const ImportTimes& times) {
  Checked checked;
  if (const FieldValue priority = lookup(ImportField::priority); !priority.text.empty())
    checked.priority = read_priority(priority.text);
  if (const FieldValue due = lookup(ImportField::due_at); !due.text.empty())
    checked.due = times.read(name_of(ImportField::due_at), due.text);
  else if (due.given)
    checked.due.emplace();
  return checked;
}

template <class IdType>
std::optional<IdType> id_of(const FieldValue& value, const ImportNames& names) {
  return value.given ? std::optional(names.intern<IdType>(trimmed(value.text))) : std::nullopt;
}

template <class Lookup>
RowState read_state(Lookup lookup, const Checked& checked, const ImportNames& names) {
  RowState state;
  if (const FieldValue title = lookup(ImportField::title); !title.text.empty()) state.title = title.text;
  if (const FieldValue requester = lookup(ImportField::requester); !requester.text.empty())
    state.requester = names.customer(trimmed(requester.text));
  state.channel = id_of<ChannelId>(lookup(ImportField::channel), names);
  state.category = id_of<CategoryId>(lookup(ImportField::category), names);
  state.priority = checked.priority;
  state.team = id_of<TeamId>(lookup(ImportField::team), names);
  state.agent = id_of<AgentId>(lookup(ImportField::agent), names);
  state.due = checked.due;
  if (const FieldValue tags = lookup(ImportField::tags); tags.given) {
    state.tags.emplace();
    for (const std::string_view tag : read_tags(tags.text)) state.tags->push_back(names.intern<LabelId>(tag));
  }
  return state;
}

[[noreturn]] void refuse_row(const std::string& message) {
  throw Error(ErrorKind::usage, message);
}

}  // namespace

CustomerId ImportCustomers::customer_at(std::string_view address) {
  constexpr std::size_t kMostKnown = std::size_t{1} << 15;
  if (address.empty()) return {};
  std::string key(address);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  if (known_.size() >= kMostKnown) known_.clear();  // memory must not grow with the file
  const CustomerId id = work_->know_customer(address, work_->now());
  known_.emplace(std::move(key), id);
  return id;
}

std::string ImportRowReader::ref_of(const SourceRow& row) const {
  const std::string_view ref = trimmed(columns_->value(ImportField::ref, row));
  if (ref.empty()) refuse_row("ref is empty");
  return std::string(ref);
}

std::optional<Instant> ImportRowReader::time(ImportField field, const SourceRow& row) const {
  const std::string_view text = columns_->value(field, row);
  if (text.empty()) return std::nullopt;
  return times_.read(name_of(field), text);
}

TicketRow ImportRowReader::ticket(const SourceRow& row) const {
  TicketRow read;
  const auto value = [&](ImportField field) { return columns_->value(field, row); };
  const auto lookup = [&](ImportField field) { return FieldValue{value(field), columns_->has(field)}; };
  read.ref = ref_of(row);
  const auto created_at = time(ImportField::created_at, row);
  if (!created_at) refuse_row("created_at is empty");
  read.created_at = *created_at;
  read.assigned_at = time(ImportField::assigned_at, row);
  read.first_response_at = time(ImportField::first_response_at, row);
  read.resolved_at = time(ImportField::resolved_at, row);
  read.closed_at = time(ImportField::closed_at, row);
  read.updated_at = time(ImportField::updated_at, row);
  if (const auto score = value(ImportField::satisfaction); !score.empty())
    read.satisfaction = read_score(score);
  if (const auto status = value(ImportField::status); !status.empty()) read.status = read_status(status);
  if (read.status && !is_unresolved(*read.status) && !read.resolved_at && !read.closed_at)
    refuse_row(fmt::format("status {} without resolved_at or closed_at", name_of(*read.status)));
  const Checked checked = read_checked(lookup, times_);

  read.state = read_state(lookup, checked, names_);
  for (std::size_t i = 0; i < columns_->extra_count(); ++i) {
    const auto given = columns_->extra_value(i, row);
    read.state.extra.emplace_back(names_.intern<FieldId>(columns_->extra_name(i)),
                                  given.empty() ? columns_->extra_default(i) : given);
  }
  read.title = read.state.title.value_or(read.ref);
  read.body = value(ImportField::body);
  read.resolution = names_.intern<ResolutionId>(trimmed(value(ImportField::resolution)));
  read.agent = read.state.agent.value_or(AgentId{});
  return read;
}

EventRow ImportRowReader::event_row(const SourceRow& row, Empty empty) const {
  EventRow read;
  read.ref = ref_of(row);
  const auto at = time(ImportField::at, row);
  if (!at) refuse_row("at is empty");
  read.at = *at;
  const ActivityRule* activity = columns_->activity(row);
  if (activity != nullptr && activity->ignore) {
    read.ignored = true;
    return read;
  }
  std::map<std::string, std::string, std::less<>> set;
  if (activity != nullptr)
    for (const auto& [field, from] : activity->sets) set.emplace(field, columns_->filled(field, from, row));

  const auto value = [&](ImportField field) -> std::string_view {
    if (const auto found = set.find(name_of(field)); found != set.end() && !found->second.empty())
      return found->second;
    const auto cell = columns_->column_value(field, row);
    return cell.empty() && empty == Empty::is_default ? columns_->default_of(field) : cell;
  };
  const auto lookup = [&](ImportField field) -> FieldValue {
    const std::string_view text = value(field);
    return {equal_without_case(trimmed(text), kNone) ? std::string_view() : text, !text.empty()};
  };
  if (const auto status = value(ImportField::status); !status.empty()) read.status = read_status(status);
  if (const auto is_public = value(ImportField::is_public); !is_public.empty())
    read.is_public = read_public(is_public);
  const Checked checked = read_checked(lookup, times_);

  read.state = read_state(lookup, checked, names_);
  for (std::size_t i = 0; i < columns_->extra_count(); ++i) {
    const auto found = set.find(std::string(kExtraPrefix) + columns_->extra_name(i));
    std::string_view given = found == set.end() ? std::string_view() : found->second;
    if (given.empty()) given = columns_->extra_value(i, row);
    if (given.empty() && empty == Empty::is_default) given = columns_->extra_default(i);
    if (!given.empty()) read.state.extra.emplace_back(names_.intern<FieldId>(columns_->extra_name(i)), given);
  }
  if (const FieldValue resolution = lookup(ImportField::resolution); !resolution.text.empty())
    read.resolution = names_.intern<ResolutionId>(trimmed(resolution.text));
  read.hold_reason = id_of<HoldReasonId>(lookup(ImportField::hold_reason), names_);
  read.actor = trimmed(value(ImportField::actor));
  read.message = value(ImportField::message);
  read.reply = activity != nullptr && activity->reply;
  return read;
}

}  // namespace tix::desk

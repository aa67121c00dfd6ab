// Hashes rows and looks them up.
#include "desk/import/row_memory.hpp"

#include "tix/text/content_hash.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// A text that differs for different rows: each value by its length or number, in a fixed order.
class RowText {
 public:
  void add(std::string_view text) { fmt::format_to(std::back_inserter(text_), "{}:{};", text.size(), text); }
  void add(const std::string& text) { add(std::string_view(text)); }
  void add(std::int64_t number) { fmt::format_to(std::back_inserter(text_), "{};", number); }
  void add(Instant at) { add(at.unix()); }
  template <class Tag>
  void add(Id<Tag> id) {
    add(id.value);
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void add(Enum value) { add(static_cast<std::int64_t>(value)); }
  void add(const std::vector<LabelId>& labels) {
    for (const LabelId label : labels) add(label);
  }
  template <class Value>
  void add(const std::optional<Value>& value) {
    text_ += value ? '=' : '-';
    if (value) add(*value);
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

bool contains(std::string_view hashes, std::string_view hash) {
  for (; !hashes.empty(); hashes.remove_prefix(std::min(hash.size(), hashes.size())))
    if (hashes.starts_with(hash)) return true;
  return false;
}

}  // namespace

RowHash hash_of(const TicketRow& row, bool could_end) {
  RowText text;
  const RowState& state = row.state;
  text.add(row.title);
  text.add(row.body);
  text.add(state.title);
  text.add(state.requester);
  text.add(state.channel);
  text.add(state.category);
  text.add(state.priority);
  text.add(state.tags);
  text.add(state.team);
  text.add(state.due);
  text.add(state.agent);
  text.add(row.status);
  text.add(row.resolution);
  text.add(row.created_at);
  for (const auto& at :
       {row.assigned_at, row.first_response_at, row.resolved_at, row.closed_at, row.updated_at})
    text.add(at);
  text.add(std::int64_t{row.satisfaction});
  text.add(std::int64_t{could_end});
  for (const auto& [field, value] : state.extra) {
    text.add(field);
    text.add(value);
  }
  return {content_hash(text.text()), row.updated_at.has_value()};
}

bool RowMemory::is_news(const RowHash& row) const {
  if (row.is_dated) return !contains(memory_.dated, row.letters);
  if (is_first()) return !contains(memory_.undated, row.letters);
  return !contains(memory_.before, row.letters) && memory_.last != row.letters;
}

bool RowMemory::remember(const RowHash& row) {
  const bool news = is_news(row);
  if (row.is_dated && !news) return false;
  if (is_first()) {
    memory_.before = std::exchange(memory_.undated, {});
    memory_.change = import_;
  }
  if (news) memory_.before.clear();
  (row.is_dated ? memory_.dated : memory_.undated) += row.letters;
  memory_.last = row.letters;
  return true;
}

}  // namespace tix::desk

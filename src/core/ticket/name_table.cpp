// The table of interned names: a vector sorted by number, and a hash map from kind and text to the number.
#include "tix/ticket/name_table.hpp"

#include <algorithm>
#include <utility>

namespace tix {
namespace {

std::string key_of(NameKind kind, std::string_view text) {
  std::string key(1, static_cast<char>(kind));
  return key.append(text);
}

const ReservedName* reserved(NameKind kind, std::string_view text) {
  for (const ReservedName& name : kReservedNames)
    if (name.kind == kind && name.text == text) return &name;
  return nullptr;
}

}  // namespace

void NameTable::load(Entry entry) {
  by_key_.emplace(key_of(entry.kind, entry.text), entry.id);
  // The store loads rows in order of id, so this inserts at the end.
  entries_.insert(std::ranges::lower_bound(entries_, entry.id, {}, &Entry::id), std::move(entry));
}

std::string_view NameTable::text(std::int64_t id) const {
  if (id < 0)
    for (const ReservedName& name : kReservedNames)
      if (name.id == id) return name.text;
  const Entry* found = entry(id);
  return found ? std::string_view(found->text) : std::string_view();
}

std::int64_t NameTable::find(NameKind kind, std::string_view text) const {
  if (const ReservedName* name = reserved(kind, text)) return name->id;
  const auto found = by_key_.find(key_of(kind, text));
  return found == by_key_.end() ? 0 : found->second;
}

std::int64_t NameTable::intern(NameKind kind, std::string_view text, bool active) {
  if (text.empty()) return 0;
  if (const ReservedName* name = reserved(kind, text)) return name->id;
  const std::int64_t next = entries_.empty() ? 1 : entries_.back().id + 1;
  const auto [place, added] = by_key_.emplace(key_of(kind, text), next);
  if (added) {
    entries_.push_back({next, kind, std::string(text), active});
    unstored_.push_back(next);
  }
  return place->second;
}

bool NameTable::active(std::int64_t id) const {
  const Entry* found = entry(id);
  return found && found->active;
}

void NameTable::set_active(std::int64_t id, bool active) {
  const auto found = std::ranges::lower_bound(entries_, id, {}, &Entry::id);
  if (found == entries_.end() || found->id != id || found->active == active) return;
  found->active = active;
  touch(id);
}

void NameTable::rename(std::int64_t id, std::string_view text) {
  const auto found = std::ranges::lower_bound(entries_, id, {}, &Entry::id);
  if (found == entries_.end() || found->id != id || found->text == text) return;
  by_key_.erase(key_of(found->kind, found->text));
  by_key_.emplace(key_of(found->kind, text), id);
  found->text = text;
  touch(id);
}

void NameTable::touch(std::int64_t id) {
  if (std::ranges::find(unstored_, id) == unstored_.end()) unstored_.push_back(id);
}

const NameTable::Entry* NameTable::entry(std::int64_t id) const {
  if (id <= 0) return nullptr;
  // Numbers are assigned without gaps, so the position is nearly always known without a search.
  const auto guess = static_cast<std::size_t>(id - 1);
  if (guess < entries_.size() && entries_[guess].id == id) return &entries_[guess];
  const auto found = std::ranges::lower_bound(entries_, id, {}, &Entry::id);
  return found != entries_.end() && found->id == id ? &*found : nullptr;
}

}  // namespace tix

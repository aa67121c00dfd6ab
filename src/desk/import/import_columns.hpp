// The columns of an imported file, joined with what the mapping says of them: a cell in, a value out.
#pragma once

#include "desk/import/import_fields.hpp"
#include "desk/import/mapping.hpp"
#include "tix/report/row_source.hpp"
#include "tix/text/enum_array.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tix::desk {

/// Values are views into the row, the mapping or `scratch`; they last until the next row.
class ImportColumns {
 public:
  /// `mapping` outlives this. `file` names the source in errors.
  ImportColumns(const Mapping& mapping, ImportKind kind, std::string file);

  /// Finds its columns among the source's. To be called before each row: where a file has no header its
  /// columns come with the rows. Error usage or desk: a column that is needed, or that the mapping names, is
  /// not there, or two columns mean one field.
  void follow(const RowSource& source);
  /// At the end of a file without a header: the same errors for what never came.
  void finish() const;

  /// Whether the file can say this: it has the column, or the mapping has a default.
  bool has(ImportField field) const { return slots_[field].source || has_default(field); }
  bool has_column(ImportField field) const { return slots_[field].source.has_value(); }
  /// Whether some activity sets this.
  bool some_activity_sets(ImportField field) const;
  bool some_activity_replies() const;

  /// What the row says; empty: nothing. Nulls are empty, words are ours; the default is not looked at.
  std::string_view said(ImportField field, const SourceRow& row) const;
  std::string_view default_of(ImportField field) const { return slots_[field].fallback; }
  /// What the row says, else the default.
  std::string_view value(ImportField field, const SourceRow& row) const;

  /// The `x.` columns, in the order of the file; their number only grows.
  std::size_t extra_count() const { return extras_.size(); }
  const std::string& extra_name(std::size_t i) const { return extras_[i].name; }
  std::string_view extra_said(std::size_t i, const SourceRow& row) const;
  std::string_view extra_default(std::size_t i) const { return extras_[i].slot.fallback; }

  /// The row's activity, where the mapping has any: null when there are none. Error usage: it is not listed.
  const ActivityRule* activity(const SourceRow& row) const;
  /// A template with the row's values in it; `field` is the one it is for.
  std::string filled(const std::string& field, const ValueTemplate& from, const SourceRow& row) const;
  /// The place of an `x.` field among the extras, also of one that only activities and defaults set.
  std::size_t extra_place(std::string_view name) const { return extra_places_.at(std::string(name)); }

  const Mapping& mapping() const { return *mapping_; }
  const std::string& file() const { return file_; }

 private:
  using Words = std::map<std::string, std::string>;
  struct Slot {
    std::optional<std::size_t> source;
    const Words* words = nullptr;
    std::string_view fallback;
  };
  struct Extra {
    std::string name;
    Slot slot;
  };

  bool has_default(ImportField field) const { return !slots_[field].fallback.empty(); }
  Slot empty_slot(const std::string& field) const;
  void take_column(const std::string& column, std::size_t at);
  void take(const std::string& field, const std::string& column, std::size_t at);
  Extra& extra(std::string_view name);
  void declare_extras();
  bool is_used_by_template(const std::string& column) const;
  std::string_view translated(std::string_view cell, const Words* words) const;
  std::string_view cell(const Slot& slot, const SourceRow& row) const;
  [[noreturn]] void refuse_missing(const std::string& source, const std::string& what,
                                   const Place& place) const;
  void require(ImportField field) const;

  const Mapping* mapping_;
  ImportKind kind_;
  std::string file_;
  EnumArray<ImportField, Slot, kImportFieldCount> slots_;
  std::vector<Extra> extras_;
  std::unordered_map<std::string, std::size_t> extra_places_;
  std::vector<std::string> columns_;                      // as far as followed
  std::unordered_map<std::string, std::size_t> by_name_;  // of columns_
};

}  // namespace tix::desk

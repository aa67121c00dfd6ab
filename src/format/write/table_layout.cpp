// Computes widths and blocks from numbers only.
#include "format/write/table_layout.hpp"

#include <algorithm>
#include <numeric>

namespace tix::format {
namespace {

using Columns = std::vector<ColumnNeed>;
using Positions = std::vector<std::size_t>;

std::size_t least_width(const Columns& columns, const Positions& positions) {
  std::size_t sum = 0;
  for (const std::size_t i : positions) sum += columns[i].least + kColumnGap;
  return sum - std::min(sum, kColumnGap);
}

Block natural_block(const Columns& columns) {
  Block block;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    block.columns.push_back(i);
    block.widths.push_back(columns[i].natural);
  }
  return block;
}

/// Returns the columns at their least widths, widened cell by cell, the narrowest first, while there is room.
Block grown_block(const Columns& columns, Positions positions, std::size_t width) {
  Block block;
  for (const std::size_t i : positions) block.widths.push_back(columns[i].least);
  for (std::size_t spare = width - least_width(columns, positions); spare > 0; --spare) {
    std::size_t* narrowest = nullptr;
    for (std::size_t k = 0; k < positions.size(); ++k) {
      const bool cut = block.widths[k] < columns[positions[k]].natural;
      if (cut && (narrowest == nullptr || block.widths[k] < *narrowest)) narrowest = &block.widths[k];
    }
    if (narrowest == nullptr) break;
    ++*narrowest;
  }
  block.columns = std::move(positions);
  return block;
}

/// Returns the first key columns that leave room for each of the other columns next to them.
Positions repeatable_keys(const Columns& columns, std::size_t width) {
  Positions keys;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].key) keys.push_back(i);
  }
  const auto fits = [&] {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Positions together = keys;
      if (std::ranges::find(keys, i) == keys.end()) together.push_back(i);
      if (least_width(columns, together) > width) return false;
    }
    return true;
  };
  while (!keys.empty() && !fits()) keys.pop_back();
  return keys;
}

}  // namespace

std::size_t Block::width() const {
  const std::size_t sum = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  return widths.empty() ? 0 : sum + kColumnGap * (widths.size() - 1);
}

std::vector<Block> lay_out(std::vector<ColumnNeed> columns, std::size_t width) {
  const Block natural = natural_block(columns);
  if (width == 0 || natural.width() <= width) return {natural};
  for (ColumnNeed& column : columns) {
    column.natural = std::min(column.natural, width);
    column.least = std::min(column.least, width);
  }
  if (least_width(columns, natural.columns) <= width) return {grown_block(columns, natural.columns, width)};

  const Positions keys = repeatable_keys(columns, width);
  std::vector<Block> blocks;
  Positions current = keys;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (std::ranges::find(keys, i) != keys.end()) continue;
    Positions wider = current;
    wider.push_back(i);
    if (current.size() > keys.size() && least_width(columns, wider) > width) {
      blocks.push_back(grown_block(columns, current, width));
      wider = keys;
      wider.push_back(i);
    }
    current = std::move(wider);
  }
  blocks.push_back(grown_block(columns, std::move(current), width));
  return blocks;
}

}  // namespace tix::format

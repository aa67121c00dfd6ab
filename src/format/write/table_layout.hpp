// Fits columns into a terminal: cuts what may be cut, then breaks into blocks, so that nothing is lost.
#pragma once

#include <cstddef>
#include <vector>

namespace tix::format {

/// Cells between two columns.
inline constexpr std::size_t kColumnGap = 2;

struct ColumnNeed {
  std::size_t natural = 0;  ///< cells to show everything
  std::size_t least = 0;    ///< cells it can be cut to; equal to `natural` if it may not be cut
  bool key = false;         ///< repeated in every block
};

/// Columns printed side by side, and their widths.
struct Block {
  std::vector<std::size_t> columns;
  std::vector<std::size_t> widths;

  std::size_t width() const;
};

/// Returns blocks of at most `width` cells that together hold every column (0: one block with natural
/// widths). If the keys leave no room for a column, the last of them are not repeated; a column wider than
/// the terminal gets all of it. Spare cells go to the narrowest cut columns.
std::vector<Block> lay_out(std::vector<ColumnNeed> columns, std::size_t width);

}  // namespace tix::format

// Working-time questions by the million: rows in, the same rows with an answer out.
#pragma once

#include "cli/session/session.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/report.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::cli {

/// What is asked of each row: its columns are `calendar`, `start` and one more.
struct BatchQuestion {
  std::string_view last;  ///< the third column: `duration`
  Column answer;          ///< what is added: `due`
  /// Error usage when `last` cannot be read or there is no answer.
  Cell (*ask)(const Calendar& calendar, Instant start, const std::string& last);
};

/// Reads the file (`-`: the standard input) and writes every row in its order, whatever columns it has, with
/// the answer added. CSV, TSV or JSON Lines by --format, else by the file's ending, else CSV; out as in. A
/// bad row has an empty answer and a line of complaint. Gives the number of bad rows. Error usage when a
/// column is missing.
std::int64_t answer_batch(Session& session, const Desk& desk, const BatchQuestion& question,
                          const std::string& file);

}  // namespace tix::cli

// Answers working-time questions in bulk: reads rows and writes them with the answer added.
#pragma once

#include "cli/session/session.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/report.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::cli {

/// The question for each row. Its columns are `calendar`, `start` and one more.
struct BatchQuestion {
  std::string_view last;  ///< the third column, such as `duration`
  Column answer;          ///< the column to add, such as `due`
  /// Returns the answer. Throws Error{usage} if `last` cannot be parsed or there is no answer.
  Cell (*ask)(const Calendar& calendar, Instant start, const std::string& last);
};

/// Reads the file (`-`: standard input) and writes every row in order, with all its columns and the answer.
/// Reads and writes CSV, TSV or JSON Lines: the format of --format, or else of the file's extension, or else
/// CSV. A bad row gets an empty answer and a message. Returns the number of bad rows. Throws Error{usage} if
/// a column is missing.
std::int64_t answer_batch(Session& session, const Desk& desk, const BatchQuestion& question,
                          const std::string& file);

}  // namespace tix::cli

// Answers working-time questions in bulk: rows in, the same rows with an answer out.
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
  std::string_view last;  ///< the third column, as `duration`
  Column answer;          ///< the column to add, as `due`
  /// Throws Error{usage} if `last` cannot be read or there is no answer.
  Cell (*ask)(const Calendar& calendar, Instant start, const std::string& last);
};

/// Reads the file (`-`: the standard input) and writes every row in order, whatever columns it has, with the
/// answer added. Reads and writes CSV, TSV or JSON Lines as --format says, else by the file's extension, else
/// CSV. A bad row gets an empty answer and a message. Returns the number of bad rows. Throws Error{usage} if
/// a column is missing.
std::int64_t answer_batch(Session& session, const Desk& desk, const BatchQuestion& question,
                          const std::string& file);

}  // namespace tix::cli

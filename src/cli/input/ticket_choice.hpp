// Which tickets a command is for: numbers, ranges, the standard input, or a filter.
#pragma once

#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "desk/work/reading.hpp"
#include "tix/ticket/ids.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// As typed, besides the command's words.
struct TicketChoice {
  std::optional<std::string> where;
  bool all = false, yes = false, dry_run = false;
};
/// Declares --where, --all, --yes and --dry-run.
void declare_choice(Syntax& syntax, TicketChoice& choice);

/// The tickets of a command that writes.
struct Tickets {
  std::vector<TicketId> ids;
  /// The filter that selected them; it is evaluated again inside the transaction and must select the same.
  std::optional<std::string> where = std::nullopt;
  bool dry_run = false;
};

/// How many of a command's first words may be ticket numbers.
enum class Leading { one, any };

/// Takes the numbers from the front of `words`, or with --where those of the filter: prints how many and
/// which come first, and asks for a yes. Call it before any transaction begins. Throws Error{usage} if none
/// or both were given, or for an empty filter without --all; Error{refused} if the answer is no.
Tickets take_tickets(Session& session, const TicketChoice& choice, std::vector<std::string>& words,
                     Leading leading);

/// Does the same where all words are numbers.
Tickets all_tickets(Session& session, const TicketChoice& choice, const std::vector<std::string>& words);
/// Throws Error{usage} if a word is left that is no ticket number.
void require_no_more(const std::vector<std::string>& words);

/// Declares the tickets of a command that reads.
void declare_shown(Syntax& syntax, std::vector<std::string>& ids, std::optional<std::string>& where);
/// Returns those tickets without asking. Throws Error{usage} if none or both were given.
std::vector<TicketId> tickets_to_show(Session& session, desk::Reading& reading,
                                      const std::optional<std::string>& where,
                                      const std::vector<std::string>& words);

}  // namespace tix::cli

// Selects the tickets of a command by numbers, ranges, standard input, or a filter.
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

/// The options that select tickets, as typed.
struct TicketChoice {
  std::optional<std::string> where;
  bool all = false, yes = false, dry_run = false;
};
// Descriptions of ID, for a command that takes several numbers and for one that takes a single word of them.
inline constexpr const char* kIdsHelp =
    "Ticket numbers or ranges, such as 42 or 12-15,20; - reads them from standard input";
inline constexpr const char* kIdHelp = "Ticket number; for several, write 42,50 or 12-15";

/// Declares ID as the only argument.
void declare_ids(Syntax& syntax, std::vector<std::string>& into);
/// Declares --where, --all, --yes and --dry-run.
void declare_choice(Syntax& syntax, TicketChoice& choice);

/// The tickets of a command that writes.
struct Tickets {
  std::vector<TicketId> ids;
  /// The filter that selected them. It is evaluated again inside the transaction and must select the same
  /// tickets.
  std::optional<std::string> where = std::nullopt;
  bool dry_run = false;
};

/// How many of a command's first words may be ticket numbers.
enum class Leading { one, any };

/// Removes the ticket numbers from the front of `words` and returns them. With --where, returns the tickets
/// of the filter after showing their number and the first of them and asking for confirmation. Call it before
/// any transaction begins. Throws Error{usage} if neither or both were given, or for an empty filter without
/// --all, and Error{refused} if the answer is no.
Tickets take_tickets(Session& session, const TicketChoice& choice, std::vector<std::string>& words,
                     Leading leading);

/// Does the same for a command whose words are all ticket numbers.
Tickets all_tickets(Session& session, const TicketChoice& choice, const std::vector<std::string>& words);
/// Throws Error{usage} if a word is left over.
void require_no_more(const std::vector<std::string>& words);

/// Declares the tickets of a command that reads.
void declare_shown(Syntax& syntax, std::vector<std::string>& ids, std::optional<std::string>& where);
/// Returns those tickets without asking. Throws Error{usage} if neither or both were given.
std::vector<TicketId> tickets_to_show(Session& session, desk::Reading& reading,
                                      const std::optional<std::string>& where,
                                      const std::vector<std::string>& words);

}  // namespace tix::cli

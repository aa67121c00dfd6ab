// tix rate: record a customer's satisfaction score.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct RateOptions {
  std::vector<std::string> words;
  std::optional<std::string> comment;
  std::optional<std::int64_t> recommendation;
  TicketChoice choice;
};

std::int64_t score_of(const std::string& word) {
  if (const auto score = whole_number(word)) return *score;
  throw Error(ErrorKind::usage, fmt::format("'{}' is no score; accepted: 1 to 5", word));
}

Exit run_rate(Session& session, const RateOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  if (words.size() > 1)
    throw Error(ErrorKind::usage, fmt::format("one argument too many: '{}'", words[1]), "--comment TEXT");
  Rating rating;
  rating.recommendation = options.recommendation;
  if (!words.empty()) rating.score = score_of(words.front());
  if (options.comment) rating.comment = text_or_input(session, *options.comment);
  return act_on(session, "rate", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    return rate(context, ticket, rating);
  });
}

}  // namespace

void add_rate(Syntax& syntax) {
  auto& o = syntax.runs(run_rate);
  syntax.argument("ID [SCORE]", o.words, "tickets (42 or 12-15,20); how satisfied the customer is, 1 to 5");
  declare_choice(syntax, o.choice);
  syntax.option("--recommend", "0..10", o.recommendation,
                "how likely the customer would recommend you to others");
  syntax.option("--comment", "TEXT", o.comment, "the customer's own words; - for the standard input");
  syntax.about(
      "A rating is of the last resolve before it; of several the last one counts. It may come at any time, "
      "also when "
      "the ticket is closed, and changes neither its state nor its clocks.");
  syntax.example("tix rate 42 5 --comment 'Quick and friendly'", "Very satisfied.");
  syntax.example("tix rate 42 4 --recommend 9", "Satisfied, and a promoter.");
  syntax.example("tix rate 42 2 --at '2026-08-07 16:30'", "Heard on the telephone, entered later.");
}

}  // namespace tix::cli

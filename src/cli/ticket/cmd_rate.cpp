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
  throw Error(ErrorKind::usage, fmt::format("'{}' is not a score; accepted: 1 to 5", word));
}

Exit run_rate(Session& session, const RateOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  if (words.size() > 1)
    throw Error(ErrorKind::usage, fmt::format("unexpected argument '{}'", words[1]),
                "pass a comment with --comment TEXT");
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
  syntax.arguments(
      "[ID] [SCORE]", o.words,
      {{"ID", kIdHelp}, {"SCORE", "Satisfaction from 1 (very dissatisfied) to 5 (very satisfied)"}});
  declare_choice(syntax, o.choice);
  syntax.option("--recommend", "0..10", o.recommendation,
                "Record how likely the customer is to recommend you, from 0 to 10");
  syntax.option("--comment", "TEXT", o.comment, "Record a comment; - reads it from standard input");
  syntax.about(
      "A rating counts for the most recent resolution before it; if there are several, the last one counts. "
      "You can record a rating at any time, even for a closed ticket. It changes neither the "
      "status nor any clock.");
  syntax.example("tix rate 42 5 --comment 'Quick and friendly'", "Record a very satisfied customer.");
  syntax.example("tix rate 42 4 --recommend 9", "Record a satisfied customer who is a promoter.");
  syntax.example("tix rate 42 2 --at '2026-08-07 16:30'", "Enter a rating given by phone earlier.");
}

}  // namespace tix::cli

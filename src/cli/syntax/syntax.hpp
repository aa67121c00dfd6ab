// What a command accepts, as data for the parser, the help, the manual and the completions.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::cli {

class Session;

/// How a command ended if it did not fail. Failures are thrown.
enum class Exit : int {
  done = 0,
  answer_is_no = 1,  ///< a check failed or a batch row was bad; the command has printed it
};

/// A name and its meaning, as one row of a list in the help.
struct Described {
  std::string name;
  std::string meaning;
};

/// One flag, option or argument.
struct Parameter {
  enum class Kind {
    flag,      ///< `--quiet`
    option,    ///< `--db FILE`
    argument,  ///< `TITLE`
  };
  /// What a shell offers for the value.
  enum class Offer { nothing, files, choices };

  Kind kind = Kind::flag;
  std::vector<std::string> names;  ///< `-q`, `--quiet`, in the order shown; the one name of an argument
  std::string value;               ///< `FILE`; empty for a flag
  std::string help;
  std::string usage;             ///< `[ID...] [AGENT]`, if the words have several meanings; otherwise empty
  std::vector<Described> words;  ///< the meanings of `ID` and `AGENT` then
  bool required = false;
  bool repeats = false;         ///< takes any number of values
  bool value_optional = false;  ///< `--columns` alone means one empty value
  bool global = false;          ///< accepted by every command, also before its name
  bool overrides = false;       ///< `--help`: if it is present, only flags are read
  Offer offer = Offer::nothing;
  std::vector<std::string> choices;
  /// Stores the typed values. Throws Error{usage} if they are not what `help` describes.
  std::function<void(const std::vector<std::string>& typed)> take;

  // These refine a declaration: `syntax.option("--desk", "FILE", o.desk, "...").file()`.
  Parameter& file();
  Parameter& one_of(std::vector<std::string> accepted);
  Parameter& may_stand_alone();
  Parameter& at_least_one();
  Parameter& overrides_all();

  /// Returns `--quiet`, or the name of an argument.
  const std::string& longest_name() const { return names.back(); }
  bool takes_value() const { return kind != Kind::flag; }
};

/// A command line, and what it does.
struct Example {
  std::string line;
  std::string meaning;
};

/// Names and meanings under a heading of their own, below the options.
struct HelpList {
  std::string heading;
  std::vector<Described> rows;
};

/// An `add_x` fills it in: it declares parameters that write into the command's options struct and stores
/// which function runs with it. It does not run the command.
class Syntax {
 public:
  /// Creates the command's options and remembers to call `run` with them.
  template <class Options>
  Options& runs(Exit (*command)(Session&, const Options&)) {
    const auto options = std::make_shared<Options>();
    run_ = [command, options](Session& session) { return command(session, *options); };
    return *options;
  }

  Parameter& flag(std::string_view names, bool& into, std::string_view help);
  Parameter& option(std::string_view names, std::string_view value, std::optional<std::string>& into,
                    std::string_view help);
  /// Declares an option that may be given several times.
  Parameter& option(std::string_view names, std::string_view value, std::vector<std::string>& into,
                    std::string_view help);
  /// Declares an option for a whole number from 0.
  Parameter& option(std::string_view names, std::string_view value, std::optional<std::int64_t>& into,
                    std::string_view help);
  /// Declares a required argument.
  Parameter& argument(std::string_view name, std::string& into, std::string_view help);
  /// Declares an optional argument.
  Parameter& argument(std::string_view name, std::optional<std::string>& into, std::string_view help);
  /// Declares an argument that takes all remaining words, maybe none: see Parameter::at_least_one.
  Parameter& argument(std::string_view name, std::vector<std::string>& into, std::string_view help);
  /// Declares an argument that takes all remaining words, which the command tells apart. `usage` is printed
  /// as it is, as `[ID...] [AGENT]`; `words` describes each of its names.
  Parameter& arguments(std::string_view usage, std::vector<std::string>& into, std::vector<Described> words);

  /// Adds a paragraph to the help, after the summary.
  void about(std::string_view paragraph) { about_.emplace_back(paragraph); }
  void example(std::string_view line, std::string_view meaning);
  /// Adds a list to the help, after the options.
  void list(HelpList added) { lists_.push_back(std::move(added)); }

  const std::vector<std::unique_ptr<Parameter>>& parameters() const { return parameters_; }
  const std::vector<std::string>& paragraphs() const { return about_; }
  const std::vector<Example>& examples() const { return examples_; }
  const std::vector<HelpList>& lists() const { return lists_; }
  const std::function<Exit(Session&)>& run() const { return run_; }
  /// Returns the parameter with this name, including dashes, or null.
  const Parameter* find(std::string_view name) const;

 private:
  Parameter& add(Parameter::Kind kind, std::string_view names, std::string_view value, std::string_view help);

  // Pointers, because a declaration must not move while more are added.
  std::vector<std::unique_ptr<Parameter>> parameters_;
  std::vector<std::string> about_;
  std::vector<Example> examples_;
  std::vector<HelpList> lists_;
  std::function<Exit(Session&)> run_;
};

}  // namespace tix::cli

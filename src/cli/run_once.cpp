// Holds back the output of a command until it is stored together with the command's changes.
#include "cli/run_once.hpp"

#include "cli/session/session.hpp"
#include "store/people/once_store.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/joint_transaction.hpp"
#include "tix/text/content_hash.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::size_t kLongestKey = 200;

// Options that do not change what a command does, with and without a value.
constexpr std::array<std::string_view, 3> kOptionsBeside = {"--once", "--db", "--color"};
constexpr std::array<std::string_view, 5> kFlagsBeside = {"-q", "--quiet", "-v", "--verbose", "--no-pager"};

bool is_among(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Returns a hash of the actor and the words typed, except for options that do not change what is done.
std::string hash_of(const std::string& actor, const std::vector<std::string>& words) {
  ContentHash hash;
  const auto add = [&](std::string_view word) {
    hash.add(word);
    hash.add(std::string_view("\0", 1));
  };
  add(actor);
  const auto texts = static_cast<std::size_t>(std::ranges::find(words, "--") - words.begin());
  for (std::size_t n = 0; n < words.size(); ++n) {
    if (n < texts && is_among(kFlagsBeside, words[n])) continue;
    const std::string_view name = std::string_view(words[n]).substr(0, words[n].find('='));
    if (n >= texts || !is_among(kOptionsBeside, name))
      add(words[n]);
    else if (name == words[n])
      ++n;  // its value is the next word
  }
  return hash.text();
}

/// The standard input of a command, hashed as it is read.
class HashedInput {
 public:
  explicit HashedInput(ReadBytes read) : read_(std::move(read)) {}

  std::size_t read(char* into, std::size_t size) {
    const std::size_t count = read_(into, size);
    hash_.add({into, count});
    was_read_ = true;
    return count;
  }
  /// Returns the hash, or nullopt if the input was not read.
  std::optional<std::string> hash() const { return was_read_ ? std::optional(hash_.text()) : std::nullopt; }
  /// Reads the rest of the input.
  void drain() {
    std::array<char, 4096> part{};
    while (read(part.data(), part.size()) > 0) {
    }
  }

 private:
  ReadBytes read_;
  ContentHash hash_;
  bool was_read_ = false;
};

/// Thrown to end a command whose key turns out to be known once it holds the write lock.
struct KnownMeanwhile {};

/// One run of a command with a key.
class OnceRun {
 public:
  OnceRun(const Env& env, const std::string& key) : env_(&env), key_(key), input_(env.in) {
    if (key.empty() || key.size() > kLongestKey)
      throw Error(ErrorKind::usage, fmt::format("invalid --once key; accepted: 1 to {} bytes", kLongestKey));
  }
  OnceRun(const OnceRun&) = delete;

  /// Returns the environment of the command; this object must outlive it.
  Env guarded() {
    Env guarded = *env_;
    guarded.in = [this](char* into, std::size_t size) { return input_.read(into, size); };
    guarded.out = [this](std::string_view text) { output_ += text; };
    guarded.flush = [] {};
    return guarded;
  }

  /// Runs the command unless its key is known. Either way, `output` returns its output afterwards.
  Exit run(Session& session, const Syntax& syntax, const std::vector<std::string>& words) {
    const std::string hash = hash_of(session.actor(), words);
    store::Database& database = session.database();
    if (const auto known = store::get_once(database, key_)) return answer_again(session, *known, hash);
    try {
      return run_and_store(session, syntax, hash);
    } catch (const KnownMeanwhile&) {
      return answer_again(session, store::get_once(database, key_).value(), hash);
    }
  }
  const std::string& output() const { return output_; }
  /// Returns whether the output is stored, by this run or an earlier one.
  bool is_stored() const { return is_stored_; }

 private:
  Exit run_and_store(Session& session, const Syntax& syntax, const std::string& hash) {
    store::Database& database = session.database();
    ChangeId before;
    store::JointTransaction joint(database, [&] {
      if (store::get_once(database, key_)) throw KnownMeanwhile{};
      before = store::newest_change(database);
    });
    const Exit exit = syntax.run()(session);
    if (!database.has_committed()) return exit;
    const ChangeId newest = store::newest_change(database);
    store::add_once(database, {.key = key_,
                               .change = newest == before ? ChangeId{} : newest,
                               .exit = static_cast<std::int64_t>(exit),
                               .output = output_,
                               .words = hash,
                               .input = input_.hash()});
    joint.commit();
    is_stored_ = true;
    return exit;
  }

  Exit answer_again(const Session& session, const store::OnceRow& known, const std::string& hash) {
    if (known.input) input_.drain();
    if (known.words != hash || known.input != input_.hash())
      throw Error(ErrorKind::usage,
                  fmt::format("the key '{}' was already used for a different command", key_),
                  "use a new key for each command");
    session.say(fmt::format("already done with the key '{}'; printing the output again", key_));
    output_ = known.output;
    is_stored_ = true;
    return static_cast<Exit>(known.exit);
  }

  const Env* env_;
  std::string key_;
  HashedInput input_;
  std::string output_;
  bool is_stored_ = false;
};

}  // namespace

Exit run_once(std::span<const Command> commands, const Command& command, const Syntax& syntax, const Env& env,
              const Globals& globals, const std::vector<std::string>& words) {
  OnceRun once(env, *globals.once);
  const Env guarded = once.guarded();
  Exit exit = Exit::done;
  {
    Session session(guarded, globals, commands, command.needs);
    exit = once.run(session, syntax, words);
  }
  try {
    env.out(once.output());
    env.flush();
  } catch (const Error& error) {
    if (!once.is_stored()) throw;
    throw Error(ErrorKind::output_lost, fmt::format("{}; the changes are stored", error.what()),
                "repeat the command with the same --once key to print its output again");
  }
  return exit;
}

}  // namespace tix::cli

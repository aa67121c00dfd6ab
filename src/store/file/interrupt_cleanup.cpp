// Keeps the names where a signal handler can read them: pointers that are swapped whole.
#include "store/file/interrupt_cleanup.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <string>

#include <unistd.h>

namespace tix::store {
namespace {

/// The last of them is the file itself, which holds the lock.
constexpr std::array kCompanions = {"-journal", "-wal", "-shm", ""};
constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

using Names = std::array<std::string, kCompanions.size()>;

Names names_of(const std::filesystem::path& file) {
  Names names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = file.string() + kCompanions[i];
  return names;
}

}  // namespace

struct UnfinishedFiles {
  Names names;
  std::string file_name;
  pid_t owner = 0;  ///< a child that has not become another program yet must not remove its parent's files
};

namespace {

constexpr std::size_t kMost = 16;
std::array<std::atomic<const UnfinishedFiles*>, kMost> living;
static_assert(std::atomic<const UnfinishedFiles*>::is_always_lock_free, "a signal handler reads it");

void remove_and_end(int signal) {
  InterruptCleanup::run();
  std::signal(signal, SIG_DFL);
  std::raise(signal);  // ends the process as the signal would have, once this handler returns
}

void watch_signals() {
  for (const int signal : kSignals) {
    struct sigaction now {};
    if (::sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) continue;
    struct sigaction wanted {};
    wanted.sa_handler = remove_and_end;
    wanted.sa_flags = SA_RESTART;
    ::sigaction(signal, &wanted, nullptr);
  }
}

}  // namespace

InterruptCleanup::InterruptCleanup(const std::filesystem::path& file)
    : files_(new UnfinishedFiles{names_of(file), file.filename().string(), ::getpid()}) {
  watch_signals();
  for (auto& slot : living) {
    const UnfinishedFiles* none = nullptr;
    if (slot.compare_exchange_strong(none, files_.get())) return;
  }
  // More files than places: the next command that writes there removes what a signal leaves.
}

InterruptCleanup::~InterruptCleanup() {
  for (auto& slot : living) {
    const UnfinishedFiles* mine = files_.get();
    if (slot.compare_exchange_strong(mine, nullptr)) return;
  }
}

void InterruptCleanup::run() {
  for (const auto& slot : living) {
    const UnfinishedFiles* files = slot.load();
    if (files == nullptr || files->owner != ::getpid()) continue;
    for (const std::string& name : files->names) ::unlink(name.c_str());
  }
}

bool InterruptCleanup::has_file_named(std::string_view name) {
  for (const auto& slot : living) {
    const UnfinishedFiles* files = slot.load();
    if (files != nullptr && files->file_name == name) return true;
  }
  return false;
}

void remove_with_companions(const std::filesystem::path& path) {
  for (const std::string& name : names_of(path)) ::unlink(name.c_str());
}

}  // namespace tix::store

// Overwrites one line, once a second.
#include "cli/data/import_progress.hpp"

#include "tix/time/duration_text.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace tix::cli {

ImportProgress::ImportProgress(const Env& env, const std::string& file) : env_(env) {
  if (!env_.err_is_terminal) return;
  std::error_code unknown;
  const auto size = std::filesystem::file_size(file, unknown);
  if (!unknown) size_ = size;
  begun_ = shown_ = env_.clock();
}

void ImportProgress::show(std::int64_t rows, std::uint64_t bytes) {
  if (!env_.err_is_terminal) return;
  const Instant now = env_.clock();
  const std::int64_t taken = (now - begun_).count;
  if (now == shown_ || taken < 2) return;  // of whole seconds, one may have just begun
  shown_ = now;
  visible_ = true;
  std::string line = fmt::format("\r{} rows, {} a second", rows, rows / taken);
  if (size_ > bytes && bytes > 0) {
    const auto left =
        static_cast<double>(size_ - bytes) / static_cast<double>(bytes) * static_cast<double>(taken);
    line += fmt::format(", {} left", format_duration(WallSeconds{static_cast<std::int64_t>(left)}));
  }
  env_.err(line + "\x1b[K");
}

void ImportProgress::clear() {
  if (visible_) env_.err("\r\x1b[K");
  visible_ = false;
}

}  // namespace tix::cli

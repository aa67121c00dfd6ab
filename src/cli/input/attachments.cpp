// Reads files whole, which the desk file limits.
#include "cli/input/attachments.hpp"

#include "cli/session/files.hpp"
#include "desk/work/reading.hpp"

#include <filesystem>

namespace tix::cli {

void declare_attachments(Syntax& syntax, std::vector<std::string>& into) {
  syntax.option("--attach", "FILE", into, "Attach a file, which is kept in the database");
}

std::vector<desk::AttachedFile> read_attachments(Session& session, const std::vector<std::string>& paths) {
  std::vector<desk::AttachedFile> files;
  if (paths.empty()) return files;
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  std::int64_t left = reading.desk().intake.max_size;
  for (const std::string& path : paths) {
    std::string bytes = read_bytes(session.env(), path, left);
    left -= std::ssize(bytes);
    files.push_back({std::filesystem::path(path).filename().string(), std::move(bytes)});
  }
  return files;
}

}  // namespace tix::cli

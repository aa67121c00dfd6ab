// Builds a database under a temporary name and creates the folders it needs.
#include "desk/work/new_database.hpp"

#include "desk/file/desk_file.hpp"
#include "desk/work/apply_desk.hpp"
#include "store/file/folder.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/database_file.hpp"
#include "tix/text/error.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace tix::desk {
namespace {

void fill(store::Database& database, const Author& author, const Desk& desk, const std::string& text) {
  store::Transaction transaction(database);
  NameTable names = store::load_names(database);
  for (const std::string_view resolution : kBuiltInResolutions) names.intern_active<ResolutionId>(resolution);
  const auto actor = names.intern<AgentId>(author.actor);
  store::save_names(database, names);
  add_desk_version(database, desk,
                   {.id = {}, .applied_at = author.now, .actor = actor, .hash = {}, .toml = text}, names);
  transaction.commit();
}

}  // namespace

// Once the first constructor has run, a failure of the second one runs the destructor.
NewDatabase::NewDatabase(std::filesystem::path path) : path_(std::move(path)) {}

NewDatabase::NewDatabase(std::filesystem::path path, const Author& author, const InitOptions& options)
    : NewDatabase(std::move(path)) {
  const Desk desk = read_desk_file(options.desk_text, options.desk_name);
  make_folder(options);
  if (options.prepare_folder) options.prepare_folder(store::folder_of(path_));
  if (!options.create.force_network) store::check_local(store::folder_of(path_));
  part_.emplace(path_, options.create.mode, store::PartName::needed);
  database_.emplace(store::Database::create_in(*part_));
  fill(*database_, author, desk, options.desk_text);
}

NewDatabase::~NewDatabase() {
  database_.reset();
  part_.reset();
  std::error_code no_matter;
  for (const auto& folder : made_folders_)
    std::filesystem::remove(folder, no_matter);  // fails for a folder that is in use by now
}

void NewDatabase::make_folder(const InitOptions& options) {
  const auto folder = path_.parent_path();
  std::error_code error;
  if (!options.makes_folder && !folder.empty() && !std::filesystem::exists(folder, error) && !error)
    throw Error(ErrorKind::not_found, fmt::format("no folder {} for the database", folder.string()),
                "mkdir -p " + folder.string());
  for (auto missing = folder; !missing.empty() && !std::filesystem::exists(missing, error) && !error;
       missing = missing.parent_path())
    made_folders_.push_back(missing);
  store::make_folders(folder);
}

void NewDatabase::publish() {
  store::Database::publish(*std::exchange(database_, std::nullopt), *part_);
  made_folders_.clear();
}

void init_database(const std::filesystem::path& path, const Author& author, const InitOptions& options) {
  NewDatabase(path, author, options).publish();
}

}  // namespace tix::desk

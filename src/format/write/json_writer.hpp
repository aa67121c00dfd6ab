// JSON and JSON Lines: writers behind make_writer.
#pragma once

#include "format/write/render.hpp"

#include <memory>

namespace tix::format {

std::unique_ptr<RowWriter> make_json_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_jsonl_writer(const RenderOptions& options, Sink sink);

}  // namespace tix::format

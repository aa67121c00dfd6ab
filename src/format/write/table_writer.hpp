// The table for people: the writer behind make_writer.
#pragma once

#include "format/write/render.hpp"

#include <memory>

namespace tix::format {

std::unique_ptr<RowWriter> make_table_writer(const RenderOptions& options, Sink sink);

}  // namespace tix::format

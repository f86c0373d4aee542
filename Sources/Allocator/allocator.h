// What glibc's allocator tells of itself: the module Glibc leaves this header out. Who reads it: replays with --stats.
#include <malloc.h>

// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serve

import "runtime/debug"

const (
	// collectAt is the garbage collection target, as in GOGC. The live heap of the provider is a few megabytes, so that Go's
	// default of 100 collects it many times a second.
	collectAt = 800
	// memoryLimit is the soft limit on the memory of the Go runtime, in bytes, as in GOMEMLIMIT. Near it, garbage is collected
	// as early as necessary. With the program itself, the process stays below 150 MB (DESIGN.md section 7).
	memoryLimit = 96 << 20
)

// collectGarbageLater lets garbage grow further before it is collected, unless the user has set the target or the limit.
func collectGarbageLater(environment func(name string) string) {
	if environment("GOGC") != "" || environment("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(collectAt)
	debug.SetMemoryLimit(memoryLimit)
}

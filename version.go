// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// The linker sets these for a release.
var (
	// version is the version without v.
	version = "dev"
	// commit is the full hash, and date the date of the commit and not of the build, so that a second build is the same.
	commit, date string
)

// describe returns what -version prints. For a development build, commit and date come from what Go recorded, if it did.
func describe(info *debug.BuildInfo) string {
	recorded := map[string]string{}
	if info != nil {
		for _, setting := range info.Settings {
			recorded[setting.Key] = setting.Value
		}
	}
	modified := ""
	if commit == "" && recorded["vcs.modified"] == "true" {
		modified = ", modified"
	}
	return fmt.Sprintf("terraform-provider-jira %s\ncommit: %s%s\ndate: %s\nbuilt with: %s for %s/%s", version,
		cmp.Or(commit, recorded["vcs.revision"], "unknown"), modified, cmp.Or(date, recorded["vcs.time"], "unknown"),
		runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

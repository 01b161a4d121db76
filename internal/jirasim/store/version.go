// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "fmt"

// Version is a release of Jira. Behavior depends on Major and Minor; the other fields appear in serverInfo.
type Version struct {
	Major, Minor, Patch int
	Build               int
	BuildDate           string // as serverInfo shows it
}

var versions = map[string]Version{
	"8.2":  {8, 2, 6, 802006, "2019-10-31T00:00:00.000+0000"},
	"8.20": {8, 20, 30, 820030, "2023-12-12T00:00:00.000+0000"},
	"9.12": {9, 12, 15, 9120015, "2024-11-05T00:00:00.000+0000"},
	"10.3": {10, 3, 24, 10030024, "2026-06-02T00:00:00.000+0000"},
	"11.3": {11, 3, 8, 11030008, "2026-06-16T00:00:00.000+0000"},
}

// FindVersion returns the simulated release of a line such as "10.3". Other lines are an error that lists the known ones.
func FindVersion(line string) (Version, error) {
	found, known := versions[line]
	if !known {
		return Version{}, fmt.Errorf("version %q is not simulated: use 8.2, 8.20, 9.12, 10.3 or 11.3", line)
	}
	return found, nil
}

// String returns the version in the form 10.3.24.
func (v Version) String() string {
	return fmt.Sprintf("%d.%d.%d", v.Major, v.Minor, v.Patch)
}

// AtLeast reports whether this is the release major.minor or a later one.
func (v Version) AtLeast(major, minor int) bool {
	return v.Major > major || v.Major == major && v.Minor >= minor
}

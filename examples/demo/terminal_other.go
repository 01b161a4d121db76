// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build !unix

package main

import "os/exec"

// ignoreTerminal does nothing on systems without process groups.
func ignoreTerminal(*exec.Cmd) {}

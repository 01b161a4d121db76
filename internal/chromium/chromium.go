// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package chromium starts the browser Chromium without a window, for tests of pages and for pictures of them. It must not know
// what the pages contain.
package chromium

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// ErrNotFound reports that this machine has no Chromium.
var ErrNotFound = errors.New("found no Chromium: install the package chromium, or set CHROMIUM to the path of Chromium or Chrome")

// Find returns the path of Chromium: the one in the environment variable CHROMIUM, or one on PATH.
func Find() (string, error) {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path, nil
		}
	}
	return "", ErrNotFound
}

// Run opens a URL with additional arguments, and returns when Chromium ends, or when the context ends. The profile of the
// browser is temporary.
func Run(ctx context.Context, path, url string, arguments ...string) error {
	profile, err := os.MkdirTemp("", "chromium-")
	if err != nil {
		return err
	}
	// Processes of Chromium that outlive it for a moment can still write into the folder.
	defer func() { _ = os.RemoveAll(profile) }()
	arguments = append([]string{
		"--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--disable-background-networking",
		"--disable-dev-shm-usage", // The shared memory of containers is too small.
		"--no-sandbox",            // The sandbox does not work for root and in containers. Only pages of this repository are opened.
		"--user-data-dir=" + filepath.Join(profile, "data"),
	}, arguments...)
	command := exec.CommandContext(ctx, path, append(arguments, url)...) //nolint:gosec // The path is that of Find.
	command.WaitDelay = 5 * time.Second
	return cmp.Or(context.Cause(ctx), command.Run(), context.Cause(ctx))
}

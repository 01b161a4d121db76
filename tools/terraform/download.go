// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hc-install/product"
	"github.com/hashicorp/hc-install/releases"
)

// pinnedVersion is the Terraform to download if none is installed. The tests need at least this minor version.
const pinnedVersion = "1.11.4"

// pinned returns the path of the pinned release in the cache, and installs it there on first use. It installs into a
// temporary directory and renames it, so that an interrupted download is never used.
func pinned(ctx context.Context, cache string, install func(context.Context, string) error) (string, error) {
	directory := filepath.Join(cache, pinnedVersion)
	path := filepath.Join(directory, product.Terraform.BinaryName())
	if _, err := os.Stat(path); err == nil {
		return path, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}

	if err := os.MkdirAll(cache, 0o750); err != nil {
		return "", err
	}
	temporary, err := os.MkdirTemp(cache, pinnedVersion+"-*")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(temporary) }()
	if err := install(ctx, temporary); err != nil {
		return "", err
	}
	if err := os.Rename(temporary, directory); err != nil {
		return "", err
	}
	return path, nil
}

// download installs the pinned release into a directory. hc-install verifies HashiCorp's signature of the checksums and
// the checksum of the download.
func download(ctx context.Context, directory string) error {
	fmt.Fprintf(os.Stderr, "downloading Terraform %s from releases.hashicorp.com\n", pinnedVersion)
	release := releases.ExactVersion{
		Product:    product.Terraform,
		Version:    version.Must(version.NewVersion(pinnedVersion)),
		InstallDir: directory,
		Timeout:    10 * time.Minute,
	}
	_, err := release.Install(ctx)
	return err
}

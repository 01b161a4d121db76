// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os"

	"github.com/jira-robots/terraform-provider-jira/internal/chromium"
)

// takeScreenshot creates the users and writes a picture of the page that shows them.
func (d *demo) takeScreenshot(ctx context.Context, file string) error {
	browser, err := chromium.Find()
	if err != nil {
		return err
	}
	if err := d.create(ctx); err != nil {
		return err
	}
	if err := os.Remove(file); err != nil && !os.IsNotExist(err) { //nolint:gosec // The user chose the file.
		return err
	}
	// Four cards in a row, and two rows.
	const size = "1180,815"
	if err := chromium.Run(ctx, browser, d.jira.URL()+"/", "--window-size="+size, "--screenshot="+file); err != nil {
		return fmt.Errorf("take a picture with %s: %w", browser, err)
	}
	if _, err := os.Stat(file); err != nil { //nolint:gosec // The user chose the file.
		return fmt.Errorf("%s took no picture: %w", browser, err)
	}
	printResult("The picture is %s.", file)
	return nil
}

// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command jirasim serves a simulated Jira Data Center for demonstrations, benchmarks and tests that need a separate process.
// It prints the URL of Jira on one line when it is ready, and stops on SIGINT or SIGTERM.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "jirasim:", err)
		os.Exit(1)
	}
}

// run serves until the context is canceled.
func run(ctx context.Context, arguments []string, output io.Writer) error {
	settings, err := readFlags(arguments)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	server, err := jirasim.Start(settings) //nolint:contextcheck // the server serves until it is closed
	if err != nil {
		return err
	}
	defer server.Close()
	if _, err := fmt.Fprintln(output, server.URL()); err != nil {
		return fmt.Errorf("print the URL: %w", err)
	}
	<-ctx.Done()
	return nil
}

func readFlags(arguments []string) (jirasim.Settings, error) {
	var settings jirasim.Settings
	flags := flag.NewFlagSet("jirasim", flag.ContinueOnError)
	list := func(into *[]string, name, usage string) {
		flags.Func(name, usage+" (comma-separated)", func(value string) error {
			*into = strings.Split(value, ",")
			return nil
		})
	}
	flags.StringVar(&settings.Listen, "listen", "127.0.0.1:2990", "address to listen on")
	flags.StringVar(&settings.Version, "version", "10.3", "Jira version: 8.2, 8.20, 9.12, 10.3 or 11.3")
	flags.BoolVar(&settings.Cloud, "cloud", false, "report deployment type Cloud")
	flags.StringVar(&settings.ContextPath, "context-path", "/jira", "path that Jira is deployed at; / for none")
	flags.StringVar(&settings.ConfiguredBaseURL, "configured-base-url", "", "base URL of self links and avatar URLs (default: the address that the server listens on)")
	flags.StringVar(&settings.AdminUsername, "admin-username", "admin", "username of the setup administrator")
	flags.StringVar(&settings.AdminPassword, "admin-password", "admin", "password of the setup administrator")
	flags.BoolVar(&settings.BasicAuthOff, "basic-auth-off", false, "refuse basic authentication")
	list(&settings.BasicAuthUsers, "basic-auth-users", "usernames exempt from -basic-auth-off")
	list(&settings.BasicAuthPaths, "basic-auth-paths", "paths exempt from -basic-auth-off, whose sessions end with the request")
	flags.BoolVar(&settings.TokenSessionsKept, "token-sessions-kept", false, "keep the sessions of requests with a personal access token")
	flags.BoolVar(&settings.ConfirmAlwaysFails, "confirm-always-fails", false, "fail every confirmation of an uploaded avatar")
	flags.BoolVar(&settings.FailedLoginAnonymous, "failed-login-anonymous", false, "before 10: serve a wrong password like an anonymous caller where those are served")
	flags.BoolVar(&settings.RefusedConfirmConsumes, "refused-confirm-consumes", false, "consume an upload whose confirmation is refused")
	flags.IntVar(&settings.RestartsAfterUpload, "restarts-after-upload", 0, "number of uploads after which the node restarts")
	flags.IntVar(&settings.SelectionChecked, "selection-checked", 0, "status that refuses to select an unknown avatar: 400 or 404; 0 accepts every ID")
	flags.IntVar(&settings.SelectStatus, "select-status", 0, "success status of selecting an avatar: 200 or 204 (default by version)")
	flags.StringVar((*string)(&settings.Expand), "expand", "", "what expand does to users: groups, applicationRoles, nothing, absent, or everything if empty")
	flags.BoolVar(&settings.UserKeysIgnoreCase, "user-keys-ignore-case", false, "find users by user key in any spelling")
	flags.BoolVar(&settings.RawUploadOff, "raw-upload-off", false, "refuse raw uploads of avatars, so that only multipart uploads work")
	flags.IntVar(&settings.RawUploadOffStatus, "raw-upload-off-status", 415, "status that refuses a raw upload: 400, 403, 404, 405, 406, 415 or 500")
	flags.BoolVar(&settings.RawUploadOffHTML, "raw-upload-off-html", false, "refuse raw uploads with a page, as a proxy does")
	flags.BoolVar(&settings.GravatarOff, "gravatar-off", false, "show the default avatar of users without a selected avatar, not their Gravatar")
	flags.BoolVar(&settings.HideEmail, "hide-email", false, "hide e-mail addresses from readers who are not administrators")
	flags.BoolVar(&settings.MaskEmail, "mask-email", false, "mask e-mail addresses for readers who are not administrators")
	flags.BoolVar(&settings.EmailHiddenFromAll, "email-hidden-from-all", false, "hide or mask e-mail addresses for administrators too")
	list(&settings.BrowseUsers, "browse-users", "usernames that have the permission Browse Users; all if empty")
	flags.BoolVar(&settings.ReadOnlyDirectory, "read-only-directory", false, "make every user directory read-only")
	flags.IntVar(&settings.PasswordMinimumLength, "password-minimum-length", 0, "password policy: minimum number of characters; 0 for none")
	flags.IntVar(&settings.LicenceSeats, "licence-seats", 0, "active users per application; 0 for unlimited")
	flags.BoolVar(&settings.CreateInactive, "create-inactive", false, "honor active=false when a user is created")
	flags.IntVar(&settings.SearchCap, "search-cap", 0, "result window of user searches (default 1000, from Jira 11 on 100)")
	flags.IntVar(&settings.Nodes, "nodes", 1, "size of the cluster")
	flags.BoolVar(&settings.StickySessions, "sticky-sessions", false, "keep clients on their node with a cookie")
	flags.IntVar(&settings.ReplicationReads, "replication-reads", 0, "number of reads that do not find a new user, group, membership or property")
	flags.IntVar(&settings.RateLimit, "rate-limit", 0, "requests per user and node in -rate-limit-interval; 0 for unlimited")
	flags.DurationVar(&settings.RateLimitInterval, "rate-limit-interval", time.Second, "interval of -rate-limit")
	if err := flags.Parse(arguments); err != nil {
		return settings, err
	}
	if flags.NArg() > 0 {
		return settings, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return settings, nil
}

// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// What the plan command's -detailed-exitcode says.
const (
	nothingToDo = 0
	changes     = 2
)

// The two robots that somebody changes by hand.
const (
	repainted = "ci-robot"
	renamed   = "release-bot"
)

// A story is one run of the demo: what has been told so far and the Jira and Terraform that it is told of.
type story struct {
	jira    *jirasim.Server
	place   *workplace
	started time.Time
	chapter int
	// robots are those that the first apply made.
	robots map[string]*robot
}

// tell tells the whole story, or with keep all but its end.
func tell(ctx context.Context, s *story, keep bool) error {
	fmt.Printf("A simulated Jira Data Center listens at %s.\n"+
		"Terraform, the provider and the configuration in examples/demo are real.\n", s.jira.URL())
	for _, part := range []func(context.Context) error{s.create, s.planAgain, s.meddle, s.notice, s.repair} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	if keep {
		s.lookAround(ctx)
		return nil
	}
	if err := s.remove(ctx); err != nil {
		return err
	}
	s.sum()
	return nil
}

func (s *story) create(ctx context.Context) error {
	s.heading("Make six robots and their pictures",
		"Their pictures are PNG, JPEG and GIF files: wide, tall, large and tiny. Jira has no user yet but its administrator's.")
	if err := onlyAdministrator(s.jira, nil); err != nil {
		return err
	}
	if err := s.apply(ctx, "apply"); err != nil {
		return err
	}
	var err error
	if s.robots, err = s.place.robots(ctx); err != nil {
		return err
	}
	if len(s.robots) != 6 {
		return fmt.Errorf("there are %d robots instead of six", len(s.robots))
	}
	if err := s.asDeclared(); err != nil {
		return err
	}
	seen("Jira has the six robots, and each shows its own picture.")
	return nil
}

func (s *story) planAgain(ctx context.Context) error {
	s.heading("Plan again",
		"Nothing has changed, so there must be nothing to do, although Jira keeps none of the pictures as it got them.")
	if _, err := s.plan(ctx, nothingToDo); err != nil {
		return err
	}
	seen("The plan is empty.")
	return nil
}

// meddle does by hand what an administrator can do in the browser.
func (s *story) meddle(context.Context) error {
	s.heading("Somebody changes two robots by hand",
		"One gets a stock picture of Jira's, the other a new name. Nobody is told.")
	s.jira.SelectAvatar(s.robots[repainted].Key, s.jira.SystemAvatars()[0])
	s.jira.ChangeUser(renamed, func(user *jirasim.User) { user.DisplayName = "Bob" })
	for _, name := range []string{repainted, renamed} {
		difference := s.robots[name].compare(s.jira)
		if difference == nil {
			return fmt.Errorf("%s is still as declared", name)
		}
		seen("Changed: %s.", difference)
	}
	return nil
}

func (s *story) notice(ctx context.Context) error {
	s.heading("Plan: what is not as declared?",
		"Look for the two robots, and for what is to be done: an update in place for each.")
	printed, err := s.plan(ctx, changes)
	if err != nil {
		return err
	}
	for _, line := range []string{
		fmt.Sprintf("jira_user_avatar.robot[%q] will be updated in-place", repainted),
		fmt.Sprintf("jira_user.robot[%q] will be updated in-place", renamed),
		"Plan: 0 to add, 2 to change, 0 to destroy.",
	} {
		if !strings.Contains(printed, line) {
			return fmt.Errorf("the plan does not say: %s", line)
		}
	}
	seen("The plan shows both changes, and nothing else.")
	return nil
}

func (s *story) repair(ctx context.Context) error {
	s.heading("Apply repairs both",
		"The uploaded picture still exists in Jira, so it is only selected again.")
	before := len(s.jira.Requests())
	if err := s.apply(ctx, "apply"); err != nil {
		return err
	}
	for _, request := range s.jira.Requests()[before:] {
		if request.Method == http.MethodPost {
			return fmt.Errorf("repairing took an upload: POST %s", request.Path)
		}
	}
	if err := s.asDeclared(); err != nil {
		return err
	}
	seen("Jira shows every robot as declared, and nothing was uploaded.")
	if _, err := s.plan(ctx, nothingToDo); err != nil {
		return err
	}
	seen("The plan is empty again.")
	return nil
}

func (s *story) remove(ctx context.Context) error {
	s.heading("Destroy", "Users and pictures go; nothing may stay behind in Jira.")
	if err := s.apply(ctx, "destroy"); err != nil {
		return err
	}
	if err := onlyAdministrator(s.jira, s.robots); err != nil {
		return err
	}
	seen("Jira has no user but its administrator's, and no uploaded picture.")
	return nil
}

// lookAround keeps everything as it is until Ctrl-C.
func (s *story) lookAround(ctx context.Context) {
	s.heading("Look around", "")
	fmt.Printf("Every user and its picture:\n\n  %s/\n\nTo go on yourself, in another terminal:\n\n  cd %s\n  %s\n  %s plan\n\n"+
		"Ctrl-C ends the simulated Jira and removes that folder.\n",
		s.jira.URL(), s.place.directory, strings.ReplaceAll(s.place.exports(), "\n", "\n  "), program())
	<-ctx.Done()
	fmt.Println()
}

func (s *story) asDeclared() error {
	for _, robot := range s.robots {
		if err := robot.compare(s.jira); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) sum() {
	s.heading("What you saw", "")
	fmt.Printf("Six robots made, two changes by hand noticed and repaired, everything removed: %d requests to Jira, %.0f seconds.\n",
		len(s.jira.Requests()), time.Since(s.started).Seconds())
}

func (s *story) heading(title, lookAt string) {
	s.chapter++
	title = fmt.Sprintf("━━ %d. %s ", s.chapter, title)
	fmt.Printf("\n%s%s\n", title, strings.Repeat("━", max(0, 100-len([]rune(title)))))
	if lookAt != "" {
		fmt.Println(lookAt)
	}
}

func seen(format string, values ...any) { fmt.Printf("\n✔ "+format+"\n", values...) }

// apply runs a command that changes Jira without asking first.
func (s *story) apply(ctx context.Context, name string) error {
	_, exitCode, err := s.terraform(ctx, name, "-auto-approve")
	if err == nil && exitCode != 0 {
		err = fmt.Errorf("terraform %s failed", name)
	}
	return err
}

// plan fails unless the plan is of the wanted kind, and returns what was printed.
func (s *story) plan(ctx context.Context, want int) (printed string, err error) {
	printed, exitCode, err := s.terraform(ctx, "plan", "-detailed-exitcode")
	switch {
	case err != nil:
		return "", err
	case exitCode == want:
		return printed, nil
	case exitCode == nothingToDo:
		return "", errors.New("the plan is empty, but there was something to do")
	case exitCode == changes:
		return "", errors.New("the plan is not empty, but there was nothing to do")
	}
	return "", errors.New("terraform plan failed")
}

// terraform says afterwards how often the command asked Jira.
func (s *story) terraform(ctx context.Context, arguments ...string) (printed string, exitCode int, err error) {
	before := len(s.jira.Requests())
	printed, exitCode, err = s.place.terraform(ctx, arguments...)
	fmt.Printf("(%d requests to Jira)\n", len(s.jira.Requests())-before)
	return printed, exitCode, err
}

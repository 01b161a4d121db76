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

// Exit codes of terraform plan -detailed-exitcode.
const (
	emptyPlan    = 0
	nonEmptyPlan = 2
)

// The users that the demo changes outside Terraform.
const (
	userWithOtherAvatar = "ci-robot"
	userWithOtherName   = "release-bot"
)

// demo is one run of the demo.
type demo struct {
	jira      *jirasim.Server
	directory *workingDirectory
	started   time.Time
	// step is the number of the current step, from 1.
	step int
	// robots are the robots that the first apply created, by username.
	robots map[string]*robot
}

// run runs all steps. With keep, it stops before the destroy step and waits until the context ends.
func (d *demo) run(ctx context.Context, keep bool) error {
	for _, step := range []func(context.Context) error{d.create, d.planAgain, d.changeOutsideTerraform, d.detectDrift, d.repairDrift} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	if keep {
		d.waitForInterrupt(ctx)
		return nil
	}
	if err := d.destroy(ctx); err != nil {
		return err
	}
	d.printSummary()
	return nil
}

func (d *demo) create(ctx context.Context) error {
	d.printHeading("Create six users with avatars",
		"The image files are PNG, JPEG and GIF, in different sizes and shapes. The only user in Jira is the administrator.")
	if err := checkOnlyAdministrator(d.jira, nil); err != nil {
		return err
	}
	if err := d.apply(ctx, "apply"); err != nil {
		return err
	}
	var err error
	if d.robots, err = d.directory.robots(ctx); err != nil {
		return err
	}
	if len(d.robots) != 6 {
		return fmt.Errorf("there are %d robots instead of 6", len(d.robots))
	}
	if err := d.checkAsDeclared(); err != nil {
		return err
	}
	printResult("Jira has the six users, and each shows its avatar.")
	return nil
}

func (d *demo) planAgain(ctx context.Context) error {
	d.printHeading("Plan without changes",
		"The plan must be empty, although Jira stores none of the images as they were uploaded.")
	if _, err := d.plan(ctx, emptyPlan); err != nil {
		return err
	}
	printResult("The plan is empty.")
	return nil
}

// changeOutsideTerraform makes changes that an administrator could make in the browser.
func (d *demo) changeOutsideTerraform(context.Context) error {
	d.printHeading("Change two users outside Terraform",
		"One user gets another avatar, the other one gets another display name.")
	d.jira.SelectAvatar(d.robots[userWithOtherAvatar].Key, d.jira.SystemAvatars()[0])
	d.jira.ChangeUser(userWithOtherName, func(user *jirasim.User) { user.DisplayName = "Bob" })
	for _, username := range []string{userWithOtherAvatar, userWithOtherName} {
		difference := d.robots[username].compare(d.jira)
		if difference == nil {
			return fmt.Errorf("%s is still as declared", username)
		}
		printResult("Changed: %s.", difference)
	}
	return nil
}

func (d *demo) detectDrift(ctx context.Context) error {
	d.printHeading("Plan detects the drift",
		"The plan must show an update in place for these two users, and no other change.")
	printed, err := d.plan(ctx, nonEmptyPlan)
	if err != nil {
		return err
	}
	for _, line := range []string{
		fmt.Sprintf("jira_user_avatar.robot[%q] will be updated in-place", userWithOtherAvatar),
		fmt.Sprintf("jira_user.robot[%q] will be updated in-place", userWithOtherName),
		"Plan: 0 to add, 2 to change, 0 to destroy.",
	} {
		if !strings.Contains(printed, line) {
			return fmt.Errorf("the plan does not contain: %s", line)
		}
	}
	printResult("The plan shows both changes and no other change.")
	return nil
}

func (d *demo) repairDrift(ctx context.Context) error {
	d.printHeading("Apply repairs the drift",
		"The uploaded avatar still exists in Jira, so the provider selects it again without an upload.")
	before := len(d.jira.Requests())
	if err := d.apply(ctx, "apply"); err != nil {
		return err
	}
	for _, request := range d.jira.Requests()[before:] {
		if request.Method == http.MethodPost {
			return fmt.Errorf("the repair sent an upload: POST %s", request.Path)
		}
	}
	if err := d.checkAsDeclared(); err != nil {
		return err
	}
	printResult("Every user is as declared, and nothing was uploaded.")
	if _, err := d.plan(ctx, emptyPlan); err != nil {
		return err
	}
	printResult("The plan is empty.")
	return nil
}

func (d *demo) destroy(ctx context.Context) error {
	d.printHeading("Destroy", "Terraform must delete all users and their avatars.")
	if err := d.apply(ctx, "destroy"); err != nil {
		return err
	}
	if err := checkOnlyAdministrator(d.jira, d.robots); err != nil {
		return err
	}
	printResult("The administrator is the only user in Jira again, and no uploaded avatar is left.")
	return nil
}

// waitForInterrupt prints how to use the running Jira, and waits until the context ends.
func (d *demo) waitForInterrupt(ctx context.Context) {
	d.printHeading("Explore", "")
	fmt.Printf("This page shows every user with its avatar:\n\n  %s/\n\nTo run Terraform yourself, use another terminal:\n\n  cd %s\n  %s\n  %s plan\n\n"+
		"Press Ctrl-C to stop the simulated Jira and to delete that folder.\n",
		d.jira.URL(), d.directory.path, strings.ReplaceAll(d.directory.exports(), "\n", "\n  "), program())
	<-ctx.Done()
	fmt.Println()
}

// checkAsDeclared returns an error if a user in Jira differs from its declaration.
func (d *demo) checkAsDeclared() error {
	for _, robot := range d.robots {
		if err := robot.compare(d.jira); err != nil {
			return err
		}
	}
	return nil
}

func (d *demo) printSummary() {
	d.printHeading("Summary", "")
	fmt.Printf("Terraform created six users with avatars, detected and repaired two changes, and destroyed everything:\n"+
		"%d requests to Jira in %.0f seconds.\n", len(d.jira.Requests()), time.Since(d.started).Seconds())
}

// printHeading starts the next step. The introduction can be empty.
func (d *demo) printHeading(title, introduction string) {
	d.step++
	title = fmt.Sprintf("━━ %d. %s ", d.step, title)
	fmt.Printf("\n%s%s\n", title, strings.Repeat("━", max(0, 100-len([]rune(title)))))
	if introduction != "" {
		fmt.Println(introduction)
	}
}

func printResult(format string, values ...any) { fmt.Printf("\n✔ "+format+"\n", values...) }

// apply runs a command that changes Jira, without confirmation.
func (d *demo) apply(ctx context.Context, name string) error {
	_, exitCode, err := d.terraform(ctx, name, "-auto-approve")
	if err == nil && exitCode != 0 {
		err = fmt.Errorf("terraform %s failed", name)
	}
	return err
}

// plan runs terraform plan and returns its output. It returns an error unless the exit code is want.
func (d *demo) plan(ctx context.Context, want int) (printed string, err error) {
	printed, exitCode, err := d.terraform(ctx, "plan", "-detailed-exitcode")
	switch {
	case err != nil:
		return "", err
	case exitCode == want:
		return printed, nil
	case exitCode == emptyPlan:
		return "", errors.New("the plan is empty, but it must show changes")
	case exitCode == nonEmptyPlan:
		return "", errors.New("the plan shows changes, but it must be empty")
	}
	return "", errors.New("terraform plan failed")
}

// terraform runs Terraform and prints how many requests it caused.
func (d *demo) terraform(ctx context.Context, arguments ...string) (printed string, exitCode int, err error) {
	before := len(d.jira.Requests())
	printed, exitCode, err = d.directory.terraform(ctx, arguments...)
	fmt.Printf("(%d requests to Jira)\n", len(d.jira.Requests())-before)
	return printed, exitCode, err
}

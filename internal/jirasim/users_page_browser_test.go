// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/chromium"
)

// browserTest is a page of its own, which opens the users page in a frame of a phone's width. Its script measures the users
// page, asks for changes in Jira, and waits until the users page shows them without having been loaded again.
const browserTest = `<!DOCTYPE html>
<link rel="icon" href="data:,">
<body style="margin:0"><iframe id="frame" width="390" height="844" style="border:0"></iframe>
<script type="module">
const frame = document.getElementById("frame");
const post = (path, value) => fetch("/test/" + path, { method: "POST", body: JSON.stringify(value) });

// until waits for a change of the page after which the condition holds.
const until = condition => new Promise(resolve => {
  const page = frame.contentDocument;
  if (condition(page)) return resolve();
  const observer = new page.defaultView.MutationObserver(() => {
    if (!condition(page)) return;
    observer.disconnect();
    resolve();
  });
  observer.observe(page.body, { subtree: true, childList: true, attributes: true, characterData: true });
});

const cardOf = (page, username) => [...page.querySelectorAll("li")].find(card => card.querySelector(".username").textContent === username);

async function measure() {
  const page = frame.contentDocument, root = page.documentElement, card = cardOf(page, "robot");
  card.querySelector("details").open = true;
  // Another attribute on an image of the page would make the page replace the card.
  const images = [...card.querySelectorAll("img")].map(image => Object.assign(new Image(), { src: image.src }));
  for (const image of images) await image.decode();
  const colors = element => { const style = page.defaultView.getComputedStyle(element); return [style.color, style.backgroundColor]; };
  return {
    Width: root.clientWidth, ScrollWidth: root.scrollWidth, Cards: page.querySelectorAll("li").length,
    Sides: images.map(image => image.naturalWidth), MissingAlt: page.querySelectorAll("img:not([alt]), img[alt='']").length,
    Badges: Object.fromEntries([...page.querySelectorAll("li")].map(card =>
      [card.querySelector(".username").textContent, [...card.querySelectorAll(".badge")].map(badge => badge.textContent).join()])),
    Page: colors(page.body), Inactive: colors(page.querySelector(".inactive")), Card: colors(card), Muted: colors(card.querySelector(".username")),
  };
}

frame.onload = async () => {
  frame.onload = () => post("failed", "the page was loaded again");
  try {
    await until(page => page.getElementById("state").textContent === "Live");
    await post("measured", await measure());
    const before = cardOf(frame.contentDocument, "robot").querySelector("img").src, untouched = cardOf(frame.contentDocument, "admin");
    await post("change");
    await until(page => cardOf(page, "second") && !cardOf(page, "old") && cardOf(page, "robot").querySelector("h2").textContent === "Renamed");
    const card = cardOf(frame.contentDocument, "robot");
    await post("changed", {
      OtherImage: card.querySelector("img").src !== before, StillOpen: card.querySelector("details").open,
      SameCard: untouched === cardOf(frame.contentDocument, "admin"), Count: frame.contentDocument.getElementById("count").textContent,
    });
    await post("stop");
    await until(page => page.getElementById("state").textContent === "Jira does not respond");
    await post("stopped");
  } catch (error) {
    await post("failed", String(error));
  }
};
frame.src = "/jira/";
</script>`

// browserMeasured is what the script measured. Colors are the text and the background, as CSS writes them.
type browserMeasured struct {
	Width, ScrollWidth, Cards, MissingAlt int
	Sides                                 []int
	Badges                                map[string]string
	Page, Inactive, Card, Muted           [2]string
}

type browserChanged struct {
	OtherImage, StillOpen, SameCard bool
	Count                           string
}

// browserReport is one report of the script.
type browserReport struct {
	name string
	body json.RawMessage
}

// browserRun is a browser with the page browserTest.
type browserRun struct {
	t       *testing.T
	timeout <-chan struct{}
	reports chan browserReport
}

// startBrowser opens browserTest. It skips the test where there is no Chromium.
func startBrowser(t *testing.T, jira *Server, change func(), arguments ...string) *browserRun {
	t.Helper()
	path, err := chromium.Find()
	if errors.Is(err, chromium.ErrNotFound) {
		t.Skip(err)
	}
	run := &browserRun{t: t, reports: make(chan browserReport, 8)}
	mux := http.NewServeMux()
	var stopped atomic.Bool
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if stopped.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		jira.ServeHTTP(w, r)
	})
	mux.HandleFunc("GET /test", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(browserTest)) })
	mux.HandleFunc("POST /test/{name}", func(_ http.ResponseWriter, r *http.Request) {
		report := browserReport{name: r.PathValue("name")}
		_ = json.NewDecoder(r.Body).Decode(&report.body)
		switch report.name {
		case "change":
			change()
		case "stop":
			stopped.Store(true)
		default:
			run.reports <- report
		}
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	run.timeout = ctx.Done()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		arguments := append([]string{"--remote-debugging-port=0"}, arguments...) // Without it, Chromium ends after loading.
		if err := chromium.Run(ctx, path, server.URL+"/test", arguments...); ctx.Err() == nil {
			run.reports <- browserReport{name: "failed", body: json.RawMessage(`"the browser ended"`)}
			t.Logf("%s: %v", path, err)
		}
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	return run
}

// expect waits for a report and decodes it.
func (run *browserRun) expect(name string, into any) {
	run.t.Helper()
	select {
	case <-run.timeout:
		run.t.Fatalf("the browser did not report %s", name)
	case report := <-run.reports:
		if report.name != name {
			run.t.Fatalf("the browser reported %s instead of %s: %s", report.name, name, report.body)
		}
		if into == nil {
			return
		}
		if err := json.Unmarshal(report.body, into); err != nil {
			run.t.Fatal(err)
		}
	}
}

// longName is a username that is wider than a phone if it does not break.
var longName = strings.Repeat("long", 20)

// jiraForBrowser returns a Jira with three users, and a function that changes its users.
func jiraForBrowser(t *testing.T) (server *Server, change func()) {
	t.Helper()
	server, err := New(Settings{ContextPath: "/jira", GravatarOff: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, username := range []string{"robot", "old", longName} {
		added := server.AddUser(User{Name: username, DisplayName: username, EmailAddress: username + "@example.com", Active: username != "old"})
		if username != longName {
			server.SelectAvatar(added.Key, server.AddAvatar(added.Key, 0, twoColors(300, 300)))
		}
	}
	return server, func() {
		robot, _ := server.User("robot")
		server.ChangeUser("robot", func(user *User) { user.DisplayName = "Renamed" })
		server.SelectAvatar(robot.Key, server.SystemAvatars()[1])
		server.RemoveUser("old")
		server.AddUser(User{Name: "second", DisplayName: "Second", Active: true})
	}
}

// TestUsersPage_browser opens the page in Chromium, 390 pixels wide, with light and with dark colors.
func TestUsersPage_browser(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		arguments []string
		page      string
	}{
		"light": {nil, "rgb(244, 245, 247)"},
		"dark":  {[]string{"--blink-settings=preferredColorScheme=0"}, "rgb(16, 18, 20)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			jira, change := jiraForBrowser(t)
			browser := startBrowser(t, jira, change, test.arguments...)
			var measured browserMeasured
			browser.expect("measured", &measured)
			checkMeasured(t, measured)
			if measured.Page[1] != test.page {
				t.Errorf("the background is %s, want %s", measured.Page[1], test.page)
			}
			var changed browserChanged
			browser.expect("changed", &changed)
			if want := (browserChanged{OtherImage: true, StillOpen: true, SameCard: true, Count: "4"}); changed != want {
				t.Errorf("after the change: %+v, want %+v", changed, want)
			}
			browser.expect("stopped", nil)
			if sent := len(jira.Requests()); sent != 1 {
				t.Errorf("the request log has %d requests, want the page and nothing else", sent)
			}
		})
	}
}

func checkMeasured(t *testing.T, measured browserMeasured) {
	t.Helper()
	if measured.Width != 390 || measured.ScrollWidth != 390 {
		t.Errorf("the page is %d pixels wide in a window of %d, want 390", measured.ScrollWidth, measured.Width)
	}
	if want := []int{128, 16, 24, 32, 48, 64, 16, 24, 32, 48, 64, 96, 128, 192, 256}; !slices.Equal(measured.Sides, want) {
		t.Errorf("the images of a card have the sides %v, want %v", measured.Sides, want)
	}
	if measured.Cards != 4 || measured.MissingAlt != 0 {
		t.Errorf("there are %d cards, and %d images without a text, want 4 and 0", measured.Cards, measured.MissingAlt)
	}
	if want := map[string]string{"admin": "default avatar", "robot": "", "old": "inactive", longName: "default avatar"}; !maps.Equal(measured.Badges, want) {
		t.Errorf("the badges are %v, want %v", measured.Badges, want)
	}
	for name, colors := range map[string][2]string{
		"page": measured.Page, "badge": measured.Inactive, "card": {measured.Card[0], measured.Card[1]}, "muted text": {measured.Muted[0], measured.Card[1]},
	} {
		if contrast := cssContrast(t, colors[0], colors[1]); contrast < 4.5 {
			t.Errorf("%s: the contrast of %s on %s is %.2f, want at least 4.5", name, colors[0], colors[1], contrast)
		}
	}
}

// cssContrast returns the contrast of two colors as WCAG 2.1 defines it.
func cssContrast(t *testing.T, first, second string) float64 {
	t.Helper()
	luminance := func(text string) (sum float64) {
		var channels [3]float64
		if _, err := fmt.Sscanf(text, "rgb(%f, %f, %f)", &channels[0], &channels[1], &channels[2]); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for i, share := range []float64{0.2126, 0.7152, 0.0722} {
			if value := channels[i] / 255; value <= 0.04045 {
				sum += share * value / 12.92
			} else {
				sum += share * math.Pow((value+0.055)/1.055, 2.4)
			}
		}
		return sum + 0.05
	}
	lighter, darker := luminance(first), luminance(second)
	return max(lighter, darker) / min(lighter, darker)
}

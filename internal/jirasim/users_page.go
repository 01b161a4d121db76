// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
)

var usersTemplate = template.Must(template.New("users").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Users – simulated Jira {{.Version}}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #172b4d; background: #f4f5f7 }
h1 { font-size: 1.5rem; font-weight: 600 }
article { background: #fff; border-radius: 8px; box-shadow: 0 1px 3px #091e4233; margin: 1rem 0; padding: 1rem 1.25rem }
h2 { font-size: 1.1rem; margin: 0 }
p { margin: 0 0 .75rem; color: #5e6c84 }
.inactive { color: #de350b; font-weight: 600 }
div { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem }
figure { margin: 0; text-align: center; font-size: .75rem; color: #5e6c84 }
img { display: block; border-radius: 3px; background: #ebecf0 }
code { font-size: .85em }
</style>
</head>
<body>
<h1>Users</h1>
<p>Simulated Jira {{.Version}}</p>
{{range .Users}}<article>
<h2>{{.DisplayName}}</h2>
<p>{{.Name}} · <code>{{.Key}}</code> · {{.EmailAddress}} · {{if .Active}}active{{else}}<span class="inactive">inactive</span>{{end}} · avatar <code>{{.Avatar}}</code></p>
<div>{{range .Images}}<figure><img src="{{.Source}}" width="{{.Side}}" height="{{.Side}}" alt="" loading="lazy">{{.Side}}</figure>{{end}}</div>
</article>
{{end}}</body>
</html>
`))

type usersView struct {
	Version string
	Users   []userView
}

type userView struct {
	Key, Name, DisplayName, EmailAddress string
	Active                               bool
	Avatar                               int64
	Images                               []imageView
}

type imageView struct {
	Source string
	Side   int
}

// usersPage shows all users with their avatars to everyone: it is for demonstrations. The images come from the control path,
// because /secure/useravatar shows the default avatar to anonymous callers.
func (s *Server) usersPage(*exchange) *httpResponse {
	view := usersView{Version: s.version.String()}
	for _, user := range s.store.Users() {
		shown := s.store.Shown(user).ID
		line := userView{
			Key: user.Key, Name: user.Name, DisplayName: user.DisplayName, EmailAddress: user.EmailAddress,
			Active: user.Active, Avatar: shown,
		}
		for _, side := range sortedSides {
			// The parameter avatar has no effect. It makes the browser load the image again after a change.
			query := url.Values{"userKey": {user.Key}, "side": {strconv.Itoa(side)}, "avatar": {strconv.FormatInt(shown, 10)}}
			line.Images = append(line.Images, imageView{controlPath + "avatar?" + query.Encode(), side})
		}
		view.Users = append(view.Users, line)
	}
	var page bytes.Buffer
	if err := usersTemplate.Execute(&page, view); err != nil {
		return htmlResponse(http.StatusInternalServerError, "The page failed", err.Error())
	}
	return typedResponse(http.StatusOK, htmlType, page.Bytes())
}
